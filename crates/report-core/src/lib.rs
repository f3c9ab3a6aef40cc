//! What a report says: its format, its figures, its words. No browser, no drawing.
