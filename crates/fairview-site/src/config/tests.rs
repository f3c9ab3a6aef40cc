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
synonyms = [[\"kinship\", \"friends and family care\"]]
own-files = false
prepare = false
program-name = false
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
            synonyms: vec![vec![
                "kinship".to_owned(),
                "friends and family care".to_owned()
            ]],
            own_files: false,
            prepare: false,
            program_name: false,
        }
    );
}

#[test]
fn each_mistake_is_told_with_its_line_and_marked_in_it() {
    for (text, marked, words) in [
        (
            "organisation = \"\"",
            "\"\"",
            "expected the organisation's name, like \"Halton Borough Council\"",
        ),
        (
            "keep-builds = \"two\"",
            "\"two\"",
            "invalid type: string \"two\", expected usize",
        ),
        (
            "keep-builds = -1",
            "-1",
            "invalid value: integer `-1`, expected usize",
        ),
        (
            "keep-builds = 21",
            "21",
            "expected a whole number from 0 to 20, like 1",
        ),
        (
            "compress = \"yes\"",
            "\"yes\"",
            "invalid type: string \"yes\", expected a boolean",
        ),
        (
            "accent = \"navy\"",
            "\"navy\"",
            "expected a colour of six digits, like \"#12436d\"",
        ),
        (
            "accent = \"#ffdd00\"",
            "\"#ffdd00\"",
            "#ffdd00 has a contrast of 1.24:1 with white paper and its pale bands; expected at least 4.5:1, so that words in it can be read. #806f00 would do",
        ),
        (
            "accent-dark = \"#8cc0ee\"",
            "\"#8cc0ee\"",
            "accent-dark is given without accent; expected both, like: accent = \"#12436d\"",
        ),
        (
            "contact = \"performance@halton.gov.uk\"",
            "\"performance@halton.gov.uk\"",
            "expected a web or mail address, like \"mailto:performance@halton.gov.uk\"",
        ),
        (
            "synonyms = [[\"kinship\"]]",
            "[\"kinship\"]",
            "expected two words or more that mean the same, like [\"looked after\", \"in care\"]",
        ),
        (
            "framed-by = [\"https://a.gov.uk/x\"]",
            "\"https://a.gov.uk/x\"",
            "expected sites without folders, like [\"https://www.halton.gov.uk\"]",
        ),
        (
            "framed-by = \"https://a.gov.uk\"",
            "\"https://a.gov.uk\"",
            "invalid type: string \"https://a.gov.uk\", expected a sequence",
        ),
        (
            "address = \"https://a.gov.uk/index.html\"",
            "\"https://a.gov.uk/index.html\"",
            "expected the web address of the site's first page, that of its folder, like \"https://www.halton.gov.uk/performance/\"",
        ),
        (
            "logo = \"logo.jpg\"",
            "\"logo.jpg\"",
            "expected a picture of the kind .svg or .png, named from the folder of this file, like \"logo.svg\"",
        ),
        (
            "logo = 2026-01-01",
            "2026-01-01",
            "invalid type: map, expected a string",
        ),
        (
            "organization = \"Halton\"",
            "organization",
            "unknown field `organization`, expected one of `organisation`, `logo`, `accent`, `accent-dark`, `contact`, `accessibility-statement`, `language`, `licence`, `framed-by`, `embeds`, `keep-builds`, `address`, `compress`, `offline`, `synonyms`, `own-files`, `prepare`, `program-name`",
        ),
        (
            "keep_builds = 1",
            "keep_builds",
            "unknown field `keep_builds`, expected one of `organisation`, `logo`, `accent`, `accent-dark`, `contact`, `accessibility-statement`, `language`, `licence`, `framed-by`, `embeds`, `keep-builds`, `address`, `compress`, `offline`, `synonyms`, `own-files`, `prepare`, `program-name`",
        ),
        (
            "[colours]",
            "colours",
            "unknown field `colours`, expected one of `organisation`, `logo`, `accent`, `accent-dark`, `contact`, `accessibility-statement`, `language`, `licence`, `framed-by`, `embeds`, `keep-builds`, `address`, `compress`, `offline`, `synonyms`, `own-files`, `prepare`, `program-name`",
        ),
    ] {
        let column = text.find(marked).unwrap();
        let marks = " ".repeat(column) + &"^".repeat(marked.len());
        assert_eq!(
            wrong(&format!("# Ours\n\n{text}\n")),
            format!("fairview.toml, line 3: {words}\n  {text}\n  {marks}")
        );
    }
    let missing = wrong("logo = \"missing.svg\"");
    assert!(
        missing.starts_with("fairview.toml, line 1: the picture cannot be read: "),
        "{missing}"
    );
}

#[test]
fn all_mistakes_in_values_are_told_at_once_in_the_order_of_the_file() {
    let problems = parse(
        "licence = \"\"\nkeep-builds = 99\nlanguage = \"English please\"\ncontact = \"us\"\n",
    )
    .unwrap_err();
    let lines: Vec<&str> = problems.iter().map(|says| &says[..21]).collect();
    assert_eq!(
        lines,
        [1, 2, 3, 4].map(|line| format!("fairview.toml, line {line}"))
    );
}

#[test]
fn settings_in_json_say_what_the_file_says() {
    let config = parse(
        "organisation = \"Halton \\\"Borough\\\" Council\"
logo = \"icon.svg\"
accent = \"#7a1f5c\"
contact = \"mailto:performance@halton.gov.uk\"
accessibility-statement = \"https://www.halton.gov.uk/accessibility\"
language = \"cy\"
licence = \"Trwydded Llywodraeth Agored \u{2013} f3.0\"
framed-by = [\"https://www.halton.gov.uk\"]
embeds = false
keep-builds = 3
address = \"https://www.halton.gov.uk/performance\"
compress = false
offline = true
synonyms = [[\"kinship\", \"friends and family care\"]]
own-files = false
prepare = false
program-name = false
",
    )
    .unwrap();
    let settings = config.settings(Some("icon.svg"));
    // All but the two that only the writing into a folder goes by, and the dark accent with them.
    assert_eq!(settings.len(), 16);
    let again = read_settings(&settings).unwrap();
    let default = Config::default();
    assert_eq!(
        again,
        Config {
            keep_builds: default.keep_builds,
            compress: default.compress,
            ..config
        }
    );
    assert_eq!(default.settings(None), Map::new());
    assert_eq!(read_settings(&Map::new()), Ok(default));
}

fn read_settings(settings: &Map<String, Value>) -> Result<Config, Vec<String>> {
    let styles = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static");
    Config::of_settings(settings, &|path| std::fs::read(styles.join(path)))
}

#[test]
fn what_is_wrong_with_settings_in_json_is_told_with_their_names() {
    for (settings, words) in [
        (
            json!({ "language": "cy", "contact": "us" }),
            "contact: expected a web or mail address, like \"mailto:performance@halton.gov.uk\"",
        ),
        (
            json!({ "embeds": "no" }),
            "embeds: invalid type: string \"no\", expected a boolean",
        ),
        (
            json!({ "pages": 3 }),
            "pages: unknown field `pages`, expected one of",
        ),
        (json!({ "licence": { "a": 1 } }), "licence: "),
        (json!({ "licence": null }), "licence: "),
        (json!({ "a\nlicence = \"x\"\n": true }), "a\\nlicence"),
    ] {
        let problems = read_settings(settings.as_object().unwrap()).unwrap_err();
        assert!(problems[0].starts_with(words), "{problems:?}");
        assert_eq!(problems.len(), 1, "{problems:?}");
    }
}

#[test]
fn a_file_that_is_not_toml_is_told_with_its_line() {
    let told = wrong("organisation = \"Halton\"\nlicence: OGL\n");
    assert!(told.starts_with("fairview.toml, line 2: "), "{told}");
    assert!(told.contains("\n  licence: OGL\n"), "{told}");
}

proptest::proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(\\PC|[\n\r\t\"=\\[\\]#]){0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_value_makes_it_panic(value in "\\PC{0,40}") {
        let _ = parse(&format!("language = \"\"\"{value}\n{value}\"\"\""));
        let _ = parse(&format!("# é\n  organisation = '{value}' # {value}\nzoo = '{value}'"));
    }
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
