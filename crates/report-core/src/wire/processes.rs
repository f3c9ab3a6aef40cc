//! Processes with standards.

use super::wire;

wire! {
    /// A process with standards: its stages, each with the time allowed and what was done.
    pub struct Process {
        /// Short and unique.
        pub id: String,
        /// The title: `"Statutory complaints"`.
        pub title: String,
        /// What the times allowed count: `"working days"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// The stages, in order.
        pub stages: Vec<Stage>,
        /// Shares that make one whole, such as what was answered in 10 days, in 20, and later.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub bands: Vec<Band>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A stage of a process.
    pub struct Stage {
        /// Its name: `"Stage 1"`.
        pub title: String,
        /// What happens in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub what: Option<String>,
        /// Who does it: a role.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub owner: Option<String>,
        /// The time allowed, in the process's unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub allowed: Option<f64>,
        /// The time allowed at most, where it may be longer than `allowed`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub at_most: Option<f64>,
        /// The standard in words, where it is no number: `"4.00 pm on the working day before"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub allowed_printed: Option<String>,
        /// The time taken, in the process's unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub taken: Option<f64>,
        /// What was done, as the document says it: `"three, all beyond 25"`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub done: Option<String>,
        /// The ids of the indicators that tell of it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub indicators: Vec<String>,
        /// What a reader must know.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// A share of one whole, told by an indicator.
    pub struct Band {
        /// Its name: `"11 to 20 working days"`.
        pub title: String,
        /// The indicator's id.
        pub indicator: String,
        /// The id of an indicator whose figures are within those of `indicator`, and are taken off:
        /// within 20 days less within 10 days.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub less: Option<String>,
    }
}
