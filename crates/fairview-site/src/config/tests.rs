//! What is taken, and the words for what is not.

use super::*;

fn parse(text: &str) -> Result<Config, Vec<String>> {
    let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static");
    Config::parse(text, "fairview.toml", &styles)
}

/// The one thing that is wrong.
fn wrong(text: &str) -> String {
    let problems = parse(text).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    problems[0].clone()
}

#[test]
fn an_empty_file_means_what_no_file_means() {
    assert_eq!(parse("# nothing\n"), Ok(Config::default()));
}

#[test]
fn every_setting_is_taken() {
    let config = parse(
        "\u{feff}# Halton
organisation = \"Halton Borough Council\"
logo = \"icon.svg\"
accent = \"#12436d\"
accent-dark = \"#8cc0ee\"
contact = \"mailto:performance@halton.gov.uk\"
accessibility-statement = \"https://www.halton.gov.uk/accessibility\"
language = \"cy\"
licence = \"Open Government Licence v3.0\"
framed-by = [\"https://www.halton.gov.uk/\", \"https://*.example.org:8443\"]
embeds = false
keep-builds = 3
address = \"https://www.halton.gov.uk/performance\"
compress = false
offline = true
",
    )
    .unwrap();
    let logo = config.logo.clone().unwrap();
    assert_eq!(logo.ending, "svg");
    assert!(logo.bytes.starts_with(b"<svg") && logo.size.0 == logo.size.1);
    let accent = config.accent.unwrap();
    assert_eq!(
        (accent.light.hex(), accent.dark.hex()),
        ("#12436d".to_owned(), "#8cc0ee".to_owned())
    );
    assert_eq!(
        config,
        Config {
            organisation: Some("Halton Borough Council".to_owned()),
            logo: Some(logo),
            accent: Some(accent),
            contact: Some("mailto:performance@halton.gov.uk".to_owned()),
            accessibility: Some("https://www.halton.gov.uk/accessibility".to_owned()),
            language: "cy".to_owned(),
            licence: Some("Open Government Licence v3.0".to_owned()),
            framed_by: vec![
                "https://www.halton.gov.uk".to_owned(),
                "https://*.example.org:8443".to_owned()
            ],
            embeds: false,
            keep_builds: 3,
            address: Some("https://www.halton.gov.uk/performance/".to_owned()),
            compress: false,
            offline: true,
        }
    );
}

#[test]
fn each_mistake_is_told_with_its_line_what_stands_there_and_what_should() {
    for (text, words) in [
        (
            "organisation = \"\"",
            "organisation is empty; expected the organisation's name, like: organisation = \"Halton Borough Council\"",
        ),
        (
            "keep-builds = \"two\"",
            "keep-builds is \"two\"; expected a whole number from 0 to 20, like: keep-builds = 1",
        ),
        (
            "keep-builds = -1",
            "keep-builds is the number -1; expected a whole number from 0 to 20, like: keep-builds = 1",
        ),
        (
            "compress = \"yes\"",
            "compress is \"yes\"; expected true or false, without quotation marks, like: compress = true",
        ),
        (
            "accent = \"navy\"",
            "accent is \"navy\"; expected a colour of six digits, like: accent = \"#12436d\"",
        ),
        (
            "accent = \"#ffdd00\"",
            "accent is #ffdd00, which has a contrast of 1.24:1 with white paper and its pale bands; expected at least 4.5:1, so that words in it can be read. #806f00 would do",
        ),
        (
            "accent-dark = \"#8cc0ee\"",
            "accent-dark is given without accent; expected both, like: accent = \"#12436d\"",
        ),
        (
            "contact = \"performance@halton.gov.uk\"",
            "contact is \"performance@halton.gov.uk\"; expected a web or mail address, like: contact = \"mailto:performance@halton.gov.uk\"",
        ),
        (
            "framed-by = [\"https://a.gov.uk/x\"]",
            "framed-by is \"https://a.gov.uk/x\"; expected a list of sites, without folders, like: framed-by = [\"https://www.halton.gov.uk\"]",
        ),
        (
            "framed-by = \"https://a.gov.uk\"",
            "framed-by is \"https://a.gov.uk\"; expected a list of sites, without folders, like: framed-by = [\"https://www.halton.gov.uk\"]",
        ),
        (
            "address = \"https://a.gov.uk/index.html\"",
            "address is \"https://a.gov.uk/index.html\"; expected the web address of the site's first page, that of its folder, like: address = \"https://www.halton.gov.uk/performance/\"",
        ),
        (
            "logo = \"logo.jpg\"",
            "logo is \"logo.jpg\"; expected a picture of the kind .svg or .png, named from the folder of this file, like: logo = \"logo.svg\"",
        ),
        (
            "logo = 2026-01-01",
            "logo is the date 2026-01-01; expected a picture of the kind .svg or .png, named from the folder of this file, like: logo = \"logo.svg\"",
        ),
        (
            "organization = \"Halton\"",
            "there is no setting \"organization\"; did you mean \"organisation\"?",
        ),
        (
            "keep_builds = 1",
            "there is no setting \"keep_builds\"; did you mean \"keep-builds\"?",
        ),
        (
            "[colours]",
            "there is no setting \"colours\"; the settings are organisation, logo, accent, accent-dark, contact, accessibility-statement, language, licence, framed-by, embeds, keep-builds, address, compress, offline",
        ),
    ] {
        let text = format!("# Ours\n\n{text}\n");
        assert_eq!(wrong(&text), format!("fairview.toml, line 3: {words}"));
    }
    let missing = wrong("logo = \"missing.svg\"");
    assert!(missing.starts_with("fairview.toml, line 1: logo: \"missing.svg\" cannot be read: "));
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_file() {
    let problems =
        parse("zoo = 1\ncompress = 1\nlanguage = \"English please\"\nlicence = [1]\n").unwrap_err();
    let lines: Vec<&str> = problems.iter().map(|says| &says[..21]).collect();
    assert_eq!(
        lines,
        [1, 2, 3, 4].map(|line| format!("fairview.toml, line {line}"))
    );
}

#[test]
fn a_file_that_is_not_toml_is_told_with_its_line() {
    let problems = parse("organisation = \"Halton\"\nlicence: OGL\n").unwrap_err();
    assert!(
        problems[0].starts_with("fairview.toml, line 2: "),
        "{problems:#?}"
    );
    assert!(
        problems[0].ends_with("expected settings like: organisation = \"Halton Borough Council\"")
    );
}

#[test]
fn an_address_is_that_of_a_folder_and_plain() {
    for address in [
        "https://a.gov.uk",
        "https://a.gov.uk:8443/x-y/z_1",
        "http://localhost/",
    ] {
        assert!(is_folder(address), "{address}");
    }
    for address in [
        "a.gov.uk/x",
        "https://a.gov.uk/x?y",
        "https://a.gov.uk/x#y",
        "https://a.gov.uk/x;y/",
        "https://a.gov.uk/$x/",
        "https://a.gov.uk//x/",
        "https://a.gov.uk/index.html",
    ] {
        assert!(!is_folder(address), "{address}");
    }
}

#[test]
fn nothing_that_is_framed_by_can_reach_into_the_policy() {
    for origin in [
        "https://a.gov.uk; script-src *",
        "https://a.gov.uk https://b.gov.uk",
        "https://a.gov.uk,x",
        "*",
        "https://*",
        "https://*.*.gov.uk",
        "javascript:x",
        "https://user@a.gov.uk",
        "'self'",
        "https://a.gov.uk\"",
    ] {
        assert!(!is_origin(origin), "{origin}");
    }
}
