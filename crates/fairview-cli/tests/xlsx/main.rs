//! Workbooks: the template, and what is read from a filled one.

mod round;
