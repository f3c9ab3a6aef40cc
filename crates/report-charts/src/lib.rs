//! How a report is drawn: charts as typed primitives in named layers. No page, no browser.
