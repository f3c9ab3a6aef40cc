//! What a reader chooses changes charts, sentences and tables together, and no figure.

use super::{Open, between, heads, row_heads, words_of};

#[test]
fn what_is_chosen_changes_sentences_and_tables_together() {
    let q3 = Open::example("halton-2022-23-q3");
    let all = q3.page("ped02-04", "");
    assert_eq!(
        heads(&all, "aria-label=\"Figures by period\""),
        [
            "Period",
            "Halton",
            "Neighbour mean",
            "North West",
            "England"
        ]
    );
    assert_eq!(
        row_heads(&all, "aria-label=\"Figures by period\"").len(),
        10
    );
    assert_eq!(row_heads(&all, "Figures of the neighbours").len(), 10);
    assert!(words_of(&all).contains("Compare with: all 13 places"));

    let some = q3.page(
        "ped02-04",
        "from=2019&to=2022&with=england,durham,sunderland",
    );
    assert_eq!(
        heads(&some, "aria-label=\"Figures by period\""),
        ["Period", "Halton", "England"]
    );
    assert_eq!(
        row_heads(&some, "aria-label=\"Figures by period\""),
        ["2022", "2021", "2020", "2019"]
    );
    assert_eq!(row_heads(&some, "Figures of the neighbours").len(), 2);
    let words = words_of(&some);
    assert!(words.contains("Compare with: 3 of 13 places"), "{words}");
    let compared = some.split("<figure").nth(1).expect("a chart");
    let caption = between(compared, "<figcaption", "</figcaption>");
    assert!(
        caption.contains("31 March 2022") && caption.contains("England"),
        "{caption}"
    );
    for gone in ["North West", "the mean of its"] {
        assert!(!caption.contains(gone), "{gone} is not drawn: {caption}");
    }
    let subtitle = between(compared, "<p class=\"fv-figure__sub\">", "</p>");
    assert!(
        subtitle
            .ends_with(": Halton, 2 of its 10 statistical neighbours and England, 2019 to 2022"),
        "{subtitle}"
    );
    // Without the mean there is no distance from it; the ranking is that of all, as before.
    assert!(!some.contains("The distance from the neighbours"));
    let ranked = |page: &str| between(page, "The ranking as a table", "</table>").to_owned();
    assert_eq!(ranked(&all), ranked(&some));
}

#[test]
fn the_mean_stays_that_of_all_neighbours_and_the_page_says_so() {
    let q3 = Open::example("halton-2022-23-q3");
    let means = |options: &str| {
        let page = q3.page("ped02-04", options);
        let table = between(&page, "aria-label=\"Figures by period\"", "</table>").to_owned();
        let rows = table.split("<tr>").skip(2).map(|row| {
            let cells: Vec<&str> = row.split("<td").collect();
            between(cells[2], ">", "</td>").to_owned()
        });
        (
            rows.collect::<Vec<_>>(),
            page.contains("whether they are drawn or not"),
        )
    };
    let (all, said) = means("");
    assert!(!said);
    let (one, said) = means("with=_mean,durham");
    assert!(said);
    assert_eq!(all, one);
}

#[test]
fn what_a_link_names_and_is_not_there_is_said() {
    let lait = Open::example("halton-lait-2026");
    let page = lait.page("lac", "at=1066&from=1999&to=2020&with=atlantis,england");
    let notice = words_of(between(&page, "class=\"fv-notice\"", "</div>"));
    for said in ["“1999”", "“atlantis”", "“1066”"] {
        assert!(notice.contains(said), "{said} in {notice}");
    }
    assert_eq!(
        row_heads(&page, "aria-label=\"Figures by period\"")
            .first()
            .map(String::as_str),
        Some("2020")
    );
    assert!(
        !lait
            .page("lac", "from=2017&with=none")
            .contains("class=\"fv-notice\"")
    );
}

#[test]
fn the_axis_is_offered_only_where_it_leaves_zero_out() {
    let lait = Open::example("halton-lait-2026");
    let (mut offered, mut not) = (0, 0);
    for indicator in lait.report.value.indicators.iter().take(60) {
        let page = lait.page(&indicator.id, "");
        let trend = between(&page, "<figure", "</figure>");
        let left_out = trend.contains("does not begin at zero");
        assert_eq!(
            trend.contains("Axis begins at zero"),
            left_out,
            "{}",
            indicator.id
        );
        // The picture's own note says the same.
        let painted = trend.contains("not at zero.") || trend.contains(", not zero.");
        assert_eq!(painted, left_out, "{}", indicator.id);
        if left_out {
            offered += 1;
            let chosen = lait.page(&indicator.id, "axis=zero");
            let trend = between(&chosen, "<figure", "</figure>");
            assert!(trend.contains("Axis begins at zero"));
            assert!(!trend.contains("does not begin at zero"));
            assert!(!trend.contains("not at zero."));
        } else {
            not += 1;
        }
    }
    assert!(offered > 5 && not > 5, "{offered} and {not}");
}

#[test]
fn counts_of_other_places_are_shown_when_they_are_chosen_and_never_compared() {
    let lait = Open::example("halton-lait-2026");
    let why = "Places differ in size, so their numbers are not compared: no mean, rank or distance is given.";
    let page = lait.page("10-icpc", "");
    let trend = between(&page, "<figure", "</figure>");
    let apart = format!("{why} Other places are not drawn. They can be chosen below.");
    assert!(words_of(trend).contains(&apart), "{trend}");
    assert!(
        !trend.contains(">6,000<"),
        "the axis is that of the authority"
    );
    assert!(words_of(&page).contains("Compare with: none"));
    for gone in [
        "The ranking as a table",
        "Among all authorities",
        "The distance from the neighbours",
        "Neighbour mean",
    ] {
        assert!(!page.contains(gone), "{gone}");
    }
    // The figures stand in a table without ranks, and can be chosen.
    let listed = between(&page, "The figures of the places as a table", "</table>");
    assert!(
        listed.contains("6,240") && !listed.contains("Rank"),
        "{listed}"
    );
    let chosen = lait.page("10-icpc", "with=england");
    let trend = between(&chosen, "<figure", "</figure>");
    assert!(
        trend.contains("6,240") && !trend.contains("are not drawn") && trend.contains(why),
        "{trend}"
    );
    assert!(!trend.contains("below England"), "{trend}");
    assert!(!words_of(&lait.page("lac", "")).contains("are not drawn"));
    // A rate of the same thing is offered.
    let number = lait.page("lacnum", "");
    assert!(
        number.contains("Compared with other places: <a href=\"#/halton-lait-2026/lac\""),
        "{number}"
    );
    let asked = lait.page("10-icpc", "with=_mean");
    assert!(
        words_of(&asked).contains(&format!("Not everything in the link could be shown. {why}"))
    );
}
