package io.pgadapt.tests.tour;

import io.pgadapt.Connection;

/** A part of the tour. */
interface Chapter {

    /** Returns the heading. */
    String title();

    /** Does on the connection what the chapter is about, and tells of it. */
    void tell(Connection connection, Narrator narrator);
}
