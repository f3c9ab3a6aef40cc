//! Why something is not shown, in words for the reader: what happened, and what helps.

use report_core::problem::ReadError;

/// Why a file is not here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The browser says there is no connection.
    Offline,
    /// The server did not answer, or sent the reader to another address, which is not followed.
    NoAnswer,
    /// There is no such file.
    NotFound,
    /// The server answered with another error.
    Status(u16),
    /// The file stopped before its end.
    Cut,
    /// The device could not read the file.
    Unreadable,
    /// The file came and was refused.
    Refused(ReadError),
    /// The catalogue has no report with this id.
    NoReport(String),
    /// A part of the viewer's own code is not here.
    CodeMissing,
    /// A link to a report of a device: only the device has it.
    DeviceGone,
    /// A report of a device whose measure lies in a file of its own.
    NotWithReport(String),
}

impl Failure {
    /// What is wrong: one line, or one for every problem of the file.
    pub fn lines(&self) -> Vec<String> {
        let line = match self {
            Self::Offline => "Your device is not connected to the internet, so the file could not be fetched.".to_owned(),
            Self::NoAnswer => "The server did not answer, or answered from another address, which is not trusted.".to_owned(),
            Self::NotFound => "The file is not on the server (error 404). It may have been moved or renamed.".to_owned(),
            Self::Status(code) => format!("The server sent an error ({code}) instead of the file."),
            Self::Cut => "The connection was lost before the whole file arrived.".to_owned(),
            Self::Unreadable => "Your device could not read the file. It may have been moved or changed since you chose it.".to_owned(),
            Self::Refused(ReadError::Content(problems)) => {
                return problems.iter().map(ToString::to_string).collect();
            }
            Self::Refused(refusal) => refusal.to_string(),
            Self::NoReport(id) => format!("There is no report called “{id}” in the list of published reports."),
            Self::CodeMissing => "The part of the viewer that shows it did not arrive. The connection may have been cut, or something on the way may have blocked or changed the file.".to_owned(),
            Self::DeviceGone => "This link is to a report that was opened from a device. It was never uploaded, so only that device has it.".to_owned(),
            Self::NotWithReport(file) => format!("The figures of this measure are in a file of their own, “{file}”, which was not opened with the report."),
        };
        vec![line]
    }

    /// What helps.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Offline => "Connect and reload the page.",
            Self::NoAnswer | Self::Cut => "Check your connection and reload the page.",
            Self::NotFound | Self::Status(_) => {
                "Reload the page. If that does not help, tell the people who run this site."
            }
            Self::Unreadable => "Choose the file again.",
            Self::Refused(ReadError::OtherKind(_)) => {
                "Choose a report: a file that ends in .json. Nothing was uploaded."
            }
            Self::Refused(_) => {
                "Ask the people who made the file to correct it. Nothing is shown until then."
            }
            Self::NoReport(_) => "It may have been withdrawn, or the link may have been cut short.",
            Self::CodeMissing => {
                "Check your connection and try again. If that does not help, reload the page."
            }
            Self::DeviceGone => "Open the file again from the list of reports.",
            Self::NotWithReport(_) => {
                "A report opened from a device shows what is in its one file."
            }
        }
    }
}
