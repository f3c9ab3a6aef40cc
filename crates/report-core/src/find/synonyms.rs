//! Words that readers type for what reports call otherwise.

/// Groups of words and phrases that mean the same, or are looked for together. A publisher may add
/// groups; small letters, no punctuation.
pub(super) const SYNONYMS: &[&[&str]] = &[
    &["looked after", "in care", "lac", "cla"],
    &["send", "sen", "special educational needs"],
    &["ehcp", "ehc", "education health and care"],
    &["attendance", "absence", "absent", "truancy"],
    &[
        "gcse",
        "gcses",
        "attainment 8",
        "progress 8",
        "key stage 4",
        "ks4",
    ],
    &["sats", "key stage 2", "ks2"],
    &["key stage 1", "ks1"],
    &["eyfs", "foundation stage", "early years"],
    &["a level", "a levels", "level 3", "key stage 5"],
    &["neet", "not in education employment or training"],
    &["suspension", "suspended", "exclusion", "excluded"],
    &["free school meals", "fsm"],
    &["child protection", "protection plan", "cpp"],
    &["child in need", "children in need", "cin"],
    &[
        "youth justice",
        "youth offending",
        "first time entrants",
        "reoffending",
    ],
    &["teenage pregnancy", "conceptions"],
    &["staff", "workforce"],
];
