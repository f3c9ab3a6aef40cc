//! Pictures that stand alone: whole, well-formed, in attributes alone, with words that fit.

use report_charts::paper::{Anchor, Layer, Picture, Shape};
use report_charts::style;
use report_export::frame::{Ink, Words, svg};
use report_export::paint::Paints;

fn picture() -> Picture {
    let text = |class, words: &str| Shape::Text {
        class,
        x: 10.0,
        y: 20.0,
        anchor: Anchor::End,
        words: words.to_owned(),
    };
    Picture {
        width: 300,
        height: 100,
        layers: vec![Layer {
            name: "fv-layer-labels",
            shapes: vec![
                text("fv-chart__tick", "<tick> & \"more\""),
                text("fv-chart__strong fv-chart__halo", "halo"),
                Shape::Path {
                    class: "fv-chart__focus fv-chart__late",
                    d: "M 0 0 L 10 10".to_owned(),
                },
                Shape::Path {
                    class: "fv-chart__axis",
                    d: "M 0 0 H 10".to_owned(),
                },
            ],
        }],
    }
}

fn words() -> Words {
    Words {
        title: "A title <that> is & longer than the picture is wide, by far".to_owned(),
        subtitle: "What".to_owned(),
        sentence: "One. Two\u{202e}\u{7}.".to_owned(),
        notes: vec![
            "Source: someone.".to_owned(),
            format!("https://example.org/{}", "path/".repeat(60)),
        ],
    }
}

fn drawn() -> String {
    svg(&picture(), &words(), Ink::Colour)
}

#[test]
fn it_is_well_formed_and_needs_nothing_from_elsewhere() {
    let drawn = drawn();
    let mut reader = quick_xml::Reader::from_str(&drawn);
    let mut texts = 0;
    loop {
        match reader.read_event().expect("well-formed") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag) if tag.name().as_ref() == b"text" => texts += 1,
            quick_xml::events::Event::Text(text) => drop(text.unescape().expect("known entities")),
            _ => {}
        }
    }
    assert!(texts > 8, "{drawn}");
    for absent in [
        "class=", "<style", "style=", "var(", "href", "url(", "\u{202e}", "\u{7}",
    ] {
        assert!(!drawn.contains(absent), "{absent} in {drawn}");
    }
    assert!(drawn.contains("sans-serif\" xml:lang="), "{drawn}");
}

#[test]
fn colours_are_those_of_the_sheet_and_the_stronger_rule_wins() {
    let paints = Paints::read(style::LIGHT);
    let of = |class, words| paints.of(class, words);
    assert!(of("fv-chart__focus", false).contains(&("stroke", "#12436d")));
    assert!(of("fv-chart__focus fv-chart__late", false).contains(&("stroke-dasharray", "7 5")));
    assert!(of("fv-chart__other fv-chart__late", false).contains(&("stroke-dasharray", "2.5 3.5")));
    assert!(of("", true).contains(&("font-size", "14px")));
    assert!(of("fv-chart__small", true).contains(&("font-size", "13px")));
    assert!(of("", false).is_empty(), "the paper is no shape");
    let grey = [style::LIGHT, style::PRINT].concat();
    let grey = Paints::read(&grey);
    assert!(
        grey.of("fv-chart__focus", false)
            .contains(&("stroke", "#000"))
    );
    assert!(
        grey.of("fv-chart__small", true)
            .contains(&("font-size", "12px"))
    );
}

#[test]
fn a_halo_is_a_text_below_the_text_and_lines_are_not_filled() {
    let drawn = drawn();
    let halo = drawn
        .find("fill=\"none\" aria-hidden=\"true\">halo<")
        .expect("below");
    let above = drawn.rfind(">halo<").expect("above");
    assert!(halo < above, "{drawn}");
    assert!(drawn[..halo].contains("stroke-width=\"5\""), "{drawn}");
    let axis = drawn.split("<path ").last().expect("a path");
    assert!(axis.contains("fill=\"none\""), "{axis}");
}

#[test]
fn nothing_is_cut_and_nothing_runs_over_the_edge() {
    let drawn = drawn();
    assert!(!drawn.contains('…'), "{drawn}");
    let joined: String = drawn
        .split("</text>")
        .filter_map(|part| part.rsplit_once('>'))
        .map(|(_, words)| words)
        .collect();
    assert!(joined.contains(&"path/".repeat(60)), "{joined}");
    for line in drawn
        .split("</text>")
        .filter_map(|part| part.rsplit_once('>'))
    {
        let wide = report_charts::words::width(line.1, 12.0, false);
        assert!(wide <= 300.0, "{wide}: {}", line.1);
    }
}
