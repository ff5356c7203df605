package app.coffer.desktop.ui.conflict;

/**
 * The head of a side's column.
 *
 * @param column from 1
 * @param name the device's, as its owner calls it
 * @param here whether it is this computer
 * @param edited when it was edited, in words
 * @param arrived until when it was offline, in words; empty where that says nothing new
 * @param clock that its clock was wrong, in words; empty where nothing speaks against it
 * @param removed whether it removed the record
 */
record SideHeader(
    int column,
    String name,
    boolean here,
    String edited,
    String arrived,
    String clock,
    boolean removed) {}
