//! The sheets of the workbook, one column a line: heading, field of the format, what may stand in
//! it, width, note, example.

use super::plan::{
    ABOUT, ACTION_STATES, ACTIONS, AGAINST, AREAS, BASES, DECISION_STATES, DIRECTIONS,
    FIGURE_ABOUT, Kind, MEANINGS, MONEY, PASSAGES, POLARITIES, Plan, PlanColumn, RATINGS, ROLES,
    RULES, SORTS, STATES, SYMBOL_NOTE, UNITS, WHOSE, YEAR_ENDS, YES,
};
use Kind::{Choice, IdOf, Long, Number, Symbols, Text};

/// Words that stand in the template alone: who reads workbooks in a browser need not download them.
const fn in_template(words: &'static str) -> &'static str {
    if cfg!(all(target_arch = "wasm32", not(feature = "help"))) {
        ""
    } else {
        words
    }
}

/// Declares sheets. In braces of a macro a column keeps its one line.
macro_rules! sheets {
    ($(sheet $name:literal, $kept:literal, $about:literal:
        $($heading:literal, $field:literal, $kind:expr, $width:literal, $note:expr, $example:literal;)*
    )*) => {
        &[$(Plan {
            name: $name,
            about: in_template($about),
            kept: $kept,
            columns: &[$(PlanColumn {
                heading: $heading,
                field: $field,
                kind: $kind,
                width: $width,
                note: in_template($note),
                example: in_template($example),
            },)*],
        },)*]
    };
}

/// Declares the fields of the sheet Report.
macro_rules! fields {
    ($($name:literal, $field:literal, $kind:expr, $note:literal;)*) => {
        &[$(($name, $field, $kind, in_template($note)),)*]
    };
}

/// The fields of the sheet Report, one a row: name, field of the format, what may stand there,
/// what to write.
pub const FIELDS: &[(&str, &str, Kind, &str)] = fields! {
    "Id", "id", Text, "Short and stable, for links: lower-case letters, digits and hyphens, like halton-2022-23-q3";
    "Title", "title", Text, "The title as printed";
    "Short title", "short_title", Text, "The title in a few words";
    "Organisation", "organisation", Text, "Who publishes it, like Halton Borough Council";
    "Area", "area", IdOf("Areas"), "The id of the area it is about, from the sheet Areas";
    "Period", "period", Text, "Like 2022/23 Q3, 2022/23, 2022 or 2022-12";
    "Sort", "sort", Choice(SORTS), "What sort of report";
    "Series", "series", Text, "The same word for every release of it, like priority-based-report; a later release is then offered to readers of an earlier one";
    "Status", "status", Choice(STATES), "Draft or final; final where it is empty";
    "Published", "published", Text, "The day, like 2023-02-27";
    "Source", "source", IdOf("Sources"), "The id of the source that the report itself is, from the sheet Sources";
    "Neighbours list", "neighbours.list", Text, "Which list of statistical neighbours, like Department for Education, May 2025";
    "Direction against", "legend.direction_against", Choice(AGAINST), "What a direction of travel compares with";
    "Note", "notes", Long, "What readers must know about the report as a whole; copy the row for each further note";
};

/// The sheets of rows, in the order of the workbook, after the sheet Report.
pub const SHEETS: &[Plan] = sheets! {
    sheet "Columns", 2, "The columns of figures that the document prints":
        "Id", "id", Text, 14, "A short name without blanks; the columns of figures in Indicators and Parts are headed by it.", "previous";
        "Is", "is", Choice(ROLES), 12, "What the figures are.", "previous";
        "Heading", "heading", Text, 24, "The heading as printed.", "21/22 actual";
        "Period", "period", Text, 16, "What the figures are for: 2021/22, 2022/23 Q3, 2022-12.", "2021/22";

    sheet "Objectives", 3, "The objectives or priorities, in printed order":
        "Id", "id", Text, 14, "Short and unique, for links: lower-case letters, digits and hyphens.", "ped02";
        "Ref", "ref", Text, 12, "The ref as printed.", "PED02";
        "Title", "title", Long, 60, "The title as printed; empty where it cannot be read.", "Improve outcomes for Children in Care and Care Leavers";
        "Priority", "priority", Text, 24, "The corporate priority it stands under.", "";
        "Department", "department", Text, 24, "The department that answers for it.", "";
        "Owner", "owner", Text, 24, "Who answers for it: a role, never a name.", "";
        "Indicators", "indicators", Text, 40, "The ids of measures from Indicators that the document names for it, beside those that stand under it; separated by semicolons.", "";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Indicators", 3, "One row a measure, with its figures as printed":
        "Id", "id", Text, 14, "Short, stable and unique, for links: lower-case letters, digits and hyphens. It never changes.", "ped02-04";
        "Ref", "ref", Text, 12, "The ref as printed. Two measures may carry the same one.", "PED02 04";
        "Title", "title", Long, 50, "The title as printed.", "Monitor the rate of children in care per 10000 0–18-year-olds";
        "Short title", "short_title", Text, 30, "The title in a few plain words.", "Children in care per 10,000";
        "Headline", "headline", Choice(YES), 10, "Yes for a measure that your document puts first; it opens the overview.", "";
        "Objective", "objective", IdOf("Objectives"), 12, "The id from Objectives.", "ped02";
        "Unit", "unit.kind", Choice(UNITS), 12, "What the numbers are: percent (43.5 means 43.5%), points (percentage points), rate, count, money (pounds), score, days, hours, years, other.", "rate";
        "Unit per", "unit.per", Number, 10, "For a rate: out of how many, 10000 in per 10,000.", "10000";
        "Unit of", "unit.of", Text, 24, "What is counted, or the rate's population.", "children aged under 18";
        "Unit axis", "unit.axis", Text, 20, "The words above a chart's axis, where those made from the unit do not fit.", "";
        "Unit words", "unit.symbol", Text, 16, "For other: what is written after the number, like tonnes CO2e.", "";
        "Decimals", "decimals", Number, 10, "Decimal places shown, 0 to 6; those of the figures where empty.", "0";
        "Polarity", "polarity", Choice(POLARITIES), 12, "high: high is good. low: low is good. plan: plan is best. none: no judgement.", "none";
        "Basis", "basis", Choice(BASES), 16, "How a value is counted.", "snapshot";
        "Rating", "rating", Choice(RATINGS), 14, "The published rating. Empty where the document rates nothing; commentary where it says refer to the commentary; lost where it cannot be read.", "red";
        "Direction", "direction", Choice(DIRECTIONS), 16, "The published direction of travel. Empty where the document prints none.", "worse";
        "Reason", "reason", Long, 40, "The reason for its rating, in one sentence from the document; shown beside a red rating.", "More children started a period of care than ceased.";
        "Owner", "owner", Text, 30, "Who answers for it: a role, never a name.", "";
        "Definition", "definition", Long, 40, "What is counted and how.", "";
        "Method", "method", Text, 30, "How the figure is made.", "snapshot at end of quarter";
        "Source", "source", IdOf("Sources"), 12, "The id from Sources; empty for the report itself.", "";
        "Next update", "next_update", Text, 16, "When the next figure is expected, in words.", "";
        "Cohort", "cohort", IdOf("Cohorts"), 12, "The id from Cohorts, where the measure is compared with another group.", "";
        "Rule", "rule.kind", Choice(RULES), 10, "The rule by which it is rated, where it can be stated: percent of the target, points in the unit, floor a fixed value.", "";
        "Rule green", "rule.green", Number, 12, "Still green up to this distance on the worse side of the target; for floor the value itself.", "";
        "Rule amber", "rule.amber", Number, 12, "Still amber up to this distance; beyond it red.", "";
        "Years end", "", Choice(YEAR_ENDS), 12, "When a bare year such as 2016 ends in the observations; december where empty.", "";
        "Note", "note", Long, 40, "What a reader must know.", "";
        "File", "file", Text, 20, "A file of the indicator's own with its observations. Usually empty.", "";

    sheet "Cells", 4, "What a printed figure needs beyond its words: another period or basis, counts, a note":
        "Indicator", "", IdOf("Indicators"), 16, "The id from Indicators.", "ped02-04";
        "Part", "", Text, 14, "The id from Parts, where the figure is of a part.", "";
        "Column", "", IdOf("Columns"), 14, "The id from Columns.", "current";
        "To", "", Number, 10, "The upper end where the figure is a range; its number is then the lower end.", "";
        "Period", "", Text, 16, "The period, where it is another than the column's.", "2022/23 Q2";
        "Basis", "", Choice(BASES), 16, "The basis, where it is another than the indicator's.", "";
        "Heading", "", Text, 24, "The heading, where this one figure has another than its column.", "";
        "Numerator", "", Number, 12, "The count on top of the fraction, where the document gives it.", "";
        "Denominator", "", Number, 12, "The count below it.", "";
        "Note", "", Long, 50, "What a reader must know about this figure.", "Printed for two kinds of placement.";

    sheet "Parts", 3, "Parts of a measure: by phase, provider, group":
        "Indicator", "", IdOf("Indicators"), 16, "The id from Indicators.", "ped02-04";
        "Id", "id", Text, 14, "Short, and unique in the indicator.", "foster";
        "Title", "title", Text, 24, "The part's name.", "In foster care";
        "Unit", "unit.kind", Choice(UNITS), 12, "The unit, where it is another than the indicator's.", "";
        "Unit per", "unit.per", Number, 10, "For a rate: out of how many.", "";
        "Unit of", "unit.of", Text, 18, "What is counted.", "";
        "Unit axis", "unit.axis", Text, 18, "The words above a chart's axis, where those made from the unit do not fit.", "";
        "Unit words", "unit.symbol", Text, 16, "For other: what is written after the number.", "";
        "Decimals", "decimals", Number, 10, "Decimal places, where other than the indicator's.", "";
        "Years end", "", Choice(YEAR_ENDS), 12, "When a bare year such as 2016 ends in the part's observations; december where empty.", "";

    sheet "Observations", 1, "Figures over time and of other places, one a row":
        "Indicator", "", IdOf("Indicators"), 16, "The id from Indicators.", "ped02-04";
        "Part", "", Text, 14, "The id from Parts, where the figure is of a part.", "";
        "Whose", "", Choice(WHOSE), 14, "own (or empty): counted as the indicator is. comparator: another publisher's, described in Comparators.", "comparator";
        "Area", "", IdOf("Areas"), 18, "The id from Areas.", "halton";
        "Cohort", "", IdOf("Cohorts"), 14, "The id from Cohorts, where the figure is for part of the people.", "";
        "Period", "", Text, 16, "Like 2022, 2022/23, 2022/23 Q3, 2022-12.", "2022";
        "Value", "", Number, 12, "The number in the unit; 92% is 92. Empty with a symbol where there is none.", "107";
        "Symbol", "", Symbols, 10, SYMBOL_NOTE, "";
        "Printed", "", Text, 18, "Printed words, where they say more than the number.", "";
        "Lower", "", Number, 10, "The lower confidence limit.", "";
        "Upper", "", Number, 10, "The upper confidence limit.", "";
        "Numerator", "", Number, 12, "The count on top of the fraction.", "";
        "Denominator", "", Number, 12, "The count below it.", "";

    sheet "Targets", 1, "Targets beyond those in the printed columns":
        "Indicator", "", IdOf("Indicators"), 16, "The id from Indicators.", "ped02-04";
        "Period", "period", Text, 16, "The period it holds for.", "2023/24";
        "Value", "value", Number, 12, "The number, or the lower end of a range.", "85";
        "To", "to", Number, 12, "The upper end of a range.", "";
        "Printed", "printed", Text, 30, "The target in words, as printed.", "";

    sheet "Milestones", 3, "The milestones, in printed order":
        "Id", "id", Text, 14, "Short and unique: lower-case letters, digits and hyphens.", "ped02a";
        "Ref", "ref", Text, 12, "The ref as printed.", "PED02a";
        "Objective", "objective", IdOf("Objectives"), 14, "The id from Objectives.", "ped02";
        "Title", "title", Long, 60, "The title as printed.", "Embed a model of social work practice";
        "Due", "due", Text, 14, "When it is due: 2023-03, 2023-03-31, 2022/23.", "2023-03";
        "Due printed", "due_printed", Text, 18, "The due date as printed.", "March 2023";
        "Year", "year", Text, 12, "The year of the plan it belongs to.", "";
        "Rating", "rating", Choice(RATINGS), 14, "The published rating.", "amber";
        "Reason", "reason", Long, 40, "The reason for its rating, in one sentence from the document.", "";
        "Owner", "owner", Text, 30, "Who answers for it: a role, never a name.", "";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Topics", 3, "Topics and objectives that are rated as a whole, each with its comment":
        "Id", "id", Text, 18, "Short and unique: lower-case letters, digits and hyphens.", "key-stage-2-progress";
        "Ref", "ref", Text, 12, "The ref as printed.", "";
        "Title", "title", Long, 40, "The title as printed; empty where an objective is rated, whose title it is.", "Key Stage 2, progress";
        "Objective", "objective", IdOf("Objectives"), 14, "The id from Objectives, where it is one or stands under one.", "";
        "Rating", "rating", Choice(RATINGS), 14, "The published rating.", "red";
        "Printed", "printed", Text, 12, "The rating as printed.", "✘";
        "Comment", "commentary", Long, 70, "The comment. A blank line separates paragraphs.", "Behind in maths.";
        "Standard", "standard", Long, 40, "What it is judged by.", "";
        "Indicators", "indicators", Text, 40, "The ids of its measures from Indicators, separated by semicolons.", "ped02-04";
        "Owner", "owner", Text, 30, "Who answers for it: a role, never a name.", "";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Actions", 3, "Recommendations, actions and pledges, each with its state":
        "Id", "id", Text, 18, "Short and unique: lower-case letters, digits and hyphens.", "careers-governor";
        "Kind", "kind", Choice(ACTIONS), 16, "What it is.", "recommendation";
        "Ref", "ref", Text, 12, "The ref as printed.", "3.1.1";
        "Group", "group", Text, 30, "The heading it is printed under.", "Businesses and schools";
        "Title", "title", Long, 60, "What is asked for or promised.", "Each secondary school names a governor for careers";
        "Asked by", "asked_by", Text, 20, "Who asked for it.", "Scrutiny";
        "Asked", "asked", Text, 14, "When it was asked for or agreed: 2018-06, 2018-06-25.", "2018-06";
        "Owner", "owner", Text, 30, "Who is to do it: a role, never a name.", "Secondary schools";
        "Due", "due", Text, 14, "When it is due: 2023-03, 2023-03-31, 2022/23.", "";
        "Due printed", "due_printed", Text, 18, "The due date as printed.", "";
        "State", "state", Choice(ACTION_STATES), 10, "Open or done; empty where the document does not say.", "open";
        "State printed", "state_printed", Text, 18, "The state as the document says it.", "partly met";
        "As of", "as_of", Text, 14, "When it was in that state.", "2020-01-27";
        "Next report", "next_report", Text, 20, "When it is reported again, in words.", "every year, to the board";
        "Commentary", "commentary", Long, 70, "What the document says of it. A blank line separates paragraphs.", "";
        "Indicators", "indicators", Text, 40, "The ids of the measures that bear it out from Indicators, separated by semicolons.", "ped02-04";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Decisions", 3, "Decisions, each with its reason and what was rejected":
        "Id", "id", Text, 18, "Short and unique: lower-case letters, digits and hyphens.", "capital-2016-17";
        "Ref", "ref", Text, 12, "The ref as printed.", "79";
        "Title", "title", Long, 40, "What it is about.", "Capital programme 2016-17";
        "State", "state", Choice(DECISION_STATES), 14, "Decided, or recommended to those who decide; decided where it is empty.", "decided";
        "State printed", "state_printed", Text, 18, "The state as the document says it.", "resolved";
        "By", "by", Text, 24, "Who decides.", "Executive Board";
        "On", "on", Text, 14, "When it was decided or recommended: 2015-12-10.", "2015-12-10";
        "Decision", "decision", Long, 60, "What is decided. A blank line parts paragraphs.", "The programme is approved";
        "Reason", "reason", Long, 40, "Why.", "To deliver the programme";
        "Rejected", "rejected", Long, 40, "What was considered and rejected, and why.", "";
        "Effective", "effective", Text, 14, "When it takes effect.", "2016-04-01";
        "Indicators", "indicators", Text, 40, "The ids of the measures that it bears on from Indicators, separated by semicolons.", "ped02-04";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Processes", 3, "Processes with standards; their stages are on the next sheet":
        "Id", "id", Text, 18, "Short and unique: lower-case letters, digits and hyphens.", "complaints";
        "Title", "title", Long, 40, "The title as printed.", "Statutory complaints";
        "Unit", "unit", Text, 16, "What the times count.", "working days";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Stages", 3, "The stages of the processes, in order":
        "Process", "", IdOf("Processes"), 18, "The id from Processes.", "complaints";
        "Title", "title", Text, 18, "The stage's name.", "Stage 1";
        "What", "what", Long, 40, "What happens in it.", "Local resolution";
        "Owner", "owner", Text, 30, "Who does it: a role, never a name.", "Team manager";
        "Allowed", "allowed", Number, 10, "The time allowed, in the unit.", "10";
        "At most", "at_most", Number, 10, "The time allowed at most, where it may be longer.", "20";
        "Allowed printed", "allowed_printed", Text, 24, "The standard in words, where it is no number in the unit.", "";
        "Taken", "taken", Number, 10, "The time taken, in the unit.", "";
        "Done", "done", Long, 30, "What was done, as the document says it.", "23% within 10";
        "Indicators", "indicators", Text, 40, "The ids of the measures that tell of it from Indicators, separated by semicolons.", "ped02-04";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Bands", 3, "Shares of one whole beside a process: within 10 days, 11 to 20, later":
        "Process", "", IdOf("Processes"), 18, "The id from Processes.", "complaints";
        "Title", "title", Text, 30, "The share's name.", "11 to 20 working days";
        "Indicator", "indicator", IdOf("Indicators"), 18, "The id from Indicators.", "ped02-04";
        "Less", "less", IdOf("Indicators"), 18, "The id of the measure whose figures are taken off, because they are within.", "";

    sheet "Grids", 3, "Grids of words or symbols with a head for every row and column; a cell a row":
        "Id", "id", Text, 18, "The grid's id: lower-case letters, digits and hyphens. The same for each of its cells.", "careers-benchmarks";
        "Title", "title", Long, 40, "The title as printed. Title, corner, legend and note are those of the grid's first row.", "Careers programme of one school";
        "Corner", "corner", Text, 18, "What stands above the heads of the rows.", "Benchmark";
        "Row", "", Text, 30, "The head of the row.", "Personal guidance";
        "Column", "", Text, 18, "The head of the column.", "Year 11";
        "Words", "", Long, 30, "Words or symbols as printed; empty for an empty cell.", "✓";
        "Legend", "legend", Long, 30, "What the symbols mean.", "✓ takes place";
        "Note", "note", Long, 40, "Where it stands in the document, and what a reader must know.", "";

    sheet "Commentary", 3, "What the document says about a measure, a milestone, an objective or a finance table":
        "About", "", Choice(ABOUT), 14, "What it is about.", "indicator";
        "Id", "", Text, 16, "The id from the sheet of that kind.", "ped02-04";
        "Heading", "heading", Text, 30, "A heading of its own; for objectives and finance only.", "";
        "Ref", "ref", Text, 12, "The ref as printed; for objectives and finance only.", "";
        "Text", "text", Long, 90, "Plain text. A blank line, or a further row, begins a new paragraph.", "The rate rose in the quarter.";
        "Owner", "owner", Text, 30, "Who answers for it: a role; for objectives and finance only.", "";

    sheet "Developments", 2, "Key developments, emerging issues and other sections":
        "Kind", "", Choice(PASSAGES), 16, "Which part of the document.", "development";
        "Ref", "ref", Text, 12, "The ref as printed.", "2.1";
        "Heading", "heading", Text, 36, "The heading as printed.", "Internships Work";
        "Text", "text", Long, 90, "Plain text. A blank line separates paragraphs.", "The project wants 4,500 internships.";
        "Owner", "owner", Text, 30, "Who answers for it: a role.", "";

    sheet "Figures", 3, "Figures that stand in sentences":
        "About", "", Choice(FIGURE_ABOUT), 14, "Where the sentence stands.", "indicator";
        "Id", "", Text, 16, "The id of the indicator or milestone.", "ped02-04";
        "What", "what", Text, 40, "What it is.", "children entering care";
        "Place", "place", Text, 24, "Where, in the document's words.", "";
        "When", "when", Text, 24, "When, in the document's words.", "Quarter 3";
        "Printed", "printed", Text, 18, "The figure as printed.", "22";
        "Note", "note", Long, 40, "What a reader must know.", "";

    sheet "Finance tables", 2, "The tables of money; their columns and lines are on the next two sheets":
        "Id", "id", Text, 16, "Short and unique.", "revenue";
        "Title", "title", Text, 40, "The title as printed.", "Revenue budget";
        "As at", "as_at", Text, 14, "The day the figures are for, like 2022-12-31.", "2022-12-31";
        "Unit", "unit", Text, 12, "Like £'000.", "£'000";

    sheet "Finance columns", 2, "The columns of amounts of each finance table, in order":
        "Table", "", IdOf("Finance tables"), 16, "The id from Finance tables.", "revenue";
        "Heading", "heading", Text, 30, "The heading as printed. The same heading stands over the amounts in Finance.", "Annual Budget";
        "Is", "is", Choice(MONEY), 16, "What the amounts are. A variance is budget to date minus spend: negative for an overspend.", "budget";

    sheet "Finance", 4, "The lines of the finance tables, with an amount under each heading":
        "Table", "", IdOf("Finance tables"), 16, "The id from Finance tables.", "revenue";
        "Group", "", Text, 20, "The group it is printed under.", "Expenditure";
        "Line", "", Text, 36, "The line's name; empty where the document prints none.", "Employees";
        "Total", "", Choice(YES), 10, "Yes for a printed total.", "";

    sheet "Risks", 2, "Risks to the objectives":
        "Objective", "objective", IdOf("Objectives"), 14, "The id from Objectives.", "ped02";
        "Title", "title", Long, 60, "The title or description.", "Placements cannot be found nearby";
        "Initial", "initial", Text, 12, "The score before any action, as printed.", "16";
        "Residual", "residual", Text, 12, "The score after action, as printed.", "9";

    sheet "Areas", 3, "The areas whose figures appear, your own first":
        "Id", "id", Text, 18, "Short and unique: lower-case letters, digits and hyphens, or an official code, like E06000006.", "halton";
        "Name", "name", Text, 28, "The name readers know.", "Halton";
        "Kind", "kind", Choice(AREAS), 18, "What it is. neighbour mean: an average that the source itself publishes.", "authority";
        "Code", "code", Text, 14, "The official code.", "876";
        "Neighbour", "", Number, 12, "For a statistical neighbour: 1 for the closest, then 2, 3 and so on.", "";
        "Closeness", "", Text, 18, "How close, in the list's words.", "";

    sheet "Cohorts", 2, "Groups of people whose figures are compared in the same place":
        "Id", "id", Text, 18, "Short and unique.", "all-pupils";
        "Name", "name", Text, 36, "The name readers know.", "All pupils";

    sheet "Comparators", 2, "Another publisher's figures beside a measure, counted in their way; the figures are in Observations":
        "Indicator", "", IdOf("Indicators"), 16, "The id from Indicators.", "ped02-04";
        "Title", "title", Long, 40, "The outside measure's title.", "Children looked after rate per 10,000";
        "Definition", "definition", Long, 50, "What is counted and how.", "";
        "Source", "source", IdOf("Sources"), 14, "The id from Sources.", "lait";
        "Unit", "unit.kind", Choice(UNITS), 12, "What the numbers are.", "rate";
        "Unit per", "unit.per", Number, 10, "For a rate: out of how many.", "10000";
        "Unit of", "unit.of", Text, 24, "What is counted, or the rate's population.", "children aged under 18";
        "Unit axis", "unit.axis", Text, 24, "The words above a chart's axis, where those made from the unit do not fit.", "";
        "Unit words", "unit.symbol", Text, 16, "For other: what is written after the number.", "";
        "Decimals", "decimals", Number, 10, "Decimal places shown, 0 to 6; those of the figures where empty.", "0";
        "Polarity", "polarity", Choice(POLARITIES), 12, "The polarity the outside publisher gives.", "";
        "Basis", "basis", Choice(BASES), 16, "How a value is counted.", "snapshot";
        "Reason", "reason", Long, 50, "Why the two are shown together.", "Both are children in care per 10,000.";
        "Difference", "difference", Long, 50, "What differs between them; empty where they are counted alike.", "The Department counts on 31 March.";
        "Years end", "", Choice(YEAR_ENDS), 12, "When a bare year such as 2016 ends; december where empty.", "march";

    sheet "Sources", 2, "Where the figures come from, and under which licence":
        "Id", "id", Text, 14, "Short and unique.", "lait";
        "Title", "title", Text, 50, "The document or data set.", "Local Authority Interactive Tool";
        "Publisher", "publisher", Text, 30, "Who published it.", "Department for Education";
        "Published", "published", Text, 14, "When: 2026-04, 2026-04-30.", "2026-04";
        "Url", "url", Text, 40, "An address that begins with https:// or http://.", "";
        "Licence", "licence", Text, 50, "The licence line.", "Crown copyright, Open Government Licence v3.0";

    sheet "Legend", 2, "What your council means by its ratings and directions":
        "Of", "of", Choice(MEANINGS), 16, "A rating or a direction.", "green";
        "Symbol", "symbol", Text, 10, "The symbol the document prints.", "✓";
        "Measure", "measure", Long, 70, "What it means for a measure.", "The annual target is on course to be achieved.";
        "Milestone", "milestone", Long, 70, "What it means for a milestone.", "On course to be achieved in time.";

    sheet "Glossary", 1, "What terms and abbreviations mean; one of several meanings stands in a row for each":
        "Term", "term", Text, 18, "The term as your texts write it.", "GLD";
        "Meaning", "meaning", Text, 60, "What it means.", "Good Level of Development";
        "Note", "note", Long, 40, "What a reader must know.", "";
};
