//! The rules a picture needs when it stands alone: on a page the page's own sheet has them.
//!
//! Only here does a colour have a value, and only in the light and the printed version; a page
//! decides about dark mode and forced colours itself.

/// Light mode on screen, and the default for a file of its own.
pub const LIGHT: &str = "\
.fv-chart{font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;font-variant-numeric:tabular-nums}
.fv-chart__paper{fill:#fff}
.fv-chart text{fill:#0b0c0c;font-size:14px;unicode-bidi:isolate}
.fv-chart .fv-chart__tick{fill:#505a5f;font-size:14px}
.fv-chart .fv-chart__small{fill:#505a5f;font-size:13px}
.fv-chart .fv-chart__strong{font-weight:700;fill:#0b0c0c}
.fv-chart .fv-chart__focus-label{font-weight:700;fill:#12436d;font-size:16px}
.fv-chart__grid{stroke:#e4e7ea;stroke-width:1;shape-rendering:crispEdges}
.fv-chart__axis{stroke:#595959;stroke-width:1;shape-rendering:crispEdges}
.fv-chart__context{fill:none;stroke:#d9dee2;stroke-width:1.25;stroke-linejoin:round}
.fv-chart__focus{fill:none;stroke:#12436d;stroke-width:4;stroke-linejoin:round;stroke-linecap:round}
.fv-chart__mean{fill:none;stroke:#3d3d3d;stroke-width:2.25;stroke-linejoin:round}
.fv-chart__mean--across{stroke-dasharray:2 3}
.fv-chart__other{fill:none;stroke:#7d868c;stroke-width:1.75;stroke-linejoin:round}
.fv-chart__other--dash{stroke-dasharray:5 4}
.fv-chart__late{stroke-dasharray:2.5 3.5;stroke-linecap:butt}
.fv-chart__focus.fv-chart__late{stroke-dasharray:7 5}
.fv-chart__dot-focus{fill:#12436d;stroke:#fff;stroke-width:2}
.fv-chart__dot-mean{fill:#3d3d3d}
.fv-chart__dot-other{fill:#7d868c}
.fv-chart__dot-context{fill:#d9dee2}
.fv-chart__dot--open{fill:#fff;stroke-width:1.75}
.fv-chart__dot-mean.fv-chart__dot--open{stroke:#3d3d3d}
.fv-chart__dot-other.fv-chart__dot--open{stroke:#7d868c}
.fv-chart__dot-report{fill:#fff;stroke:#12436d;stroke-width:3}
.fv-chart__target{stroke:#0b0c0c;stroke-width:3}
.fv-chart__band{fill:#e4e7ea}
.fv-chart__leader{stroke:#595959;stroke-width:1;fill:none}
.fv-chart__break{stroke:#595959;stroke-width:1;stroke-dasharray:2 3;shape-rendering:crispEdges}
.fv-chart__bar{fill:#bfbfbf}
.fv-chart__bar--focus{fill:#12436d}
.fv-chart__bar--open{fill:none;stroke:#7d868c;stroke-width:1.5}
.fv-chart__halo{paint-order:stroke;stroke:#fff;stroke-width:5px;stroke-linejoin:round}
.fv-chart__bar--late{fill:#fff;stroke:#12436d;stroke-width:1.5;stroke-dasharray:4 3}
.fv-chart__focus--thin{stroke-width:2.5}
.fv-chart__notch{stroke:#fff;stroke-width:4}
.fv-chart__limits{fill:none;stroke:#505a5f;stroke-width:1.25}
.fv-chart__limits--under{stroke:#fff;stroke-width:4}
.fv-chart__dot-all{fill:#bfbfbf}
.fv-chart__edge{stroke:#a8b0b5;stroke-width:1;shape-rendering:crispEdges}
.fv-rate__red{fill:#942514}
.fv-rate__amber{fill:#ffc20a;stroke:#5c4600;stroke-width:1.5}
.fv-rate__green{fill:#0098a6}
.fv-rate__open,.fv-rate__lost{fill:none;stroke:#505a5f;stroke-width:1.5}
.fv-rate__lost{stroke-dasharray:2.4 2.4}
.fv-glyph__red{fill:#942514}
.fv-glyph__amber{fill:#ffc20a;stroke:#5c4600;stroke-width:1.5;stroke-linejoin:round}
.fv-glyph__green{fill:#0098a6}
.fv-glyph__cut-red{fill:none;stroke:#fff;stroke-width:2;stroke-linecap:square}
.fv-glyph__cut-green{fill:none;stroke:#fff;stroke-width:2}
.fv-glyph__cut-amber{fill:none;stroke:#0b0c0c;stroke-width:1.8}
.fv-glyph__open,.fv-glyph__lost{fill:none;stroke:#505a5f;stroke-width:1.5}
.fv-glyph__lost{stroke-dasharray:2.4 2.4}
.fv-spark__past{fill:none;stroke:#7d868c;stroke-width:1.25;opacity:.75}
.fv-spark__line{fill:none;stroke:#12436d;stroke-width:2}
.fv-spark__from{fill:#fff;stroke:#12436d;stroke-width:1.5}
.fv-spark__now{fill:#12436d}
.fv-spark__target{stroke:#0b0c0c;stroke-width:2}
.fv-spark__none{stroke:#cfd4d8;stroke-width:1;stroke-dasharray:2 3}
";

/// For paper, in addition to [`LIGHT`]: black and grey, smaller words.
pub const PRINT: &str = "\
.fv-chart text,.fv-chart .fv-chart__tick,.fv-chart .fv-chart__small{font-size:12px}
.fv-chart .fv-chart__tick,.fv-chart .fv-chart__small{fill:#404040}
.fv-chart .fv-chart__focus-label{font-size:13px;fill:#000}
.fv-chart__focus,.fv-chart__dot-report{stroke:#000}
.fv-chart__bar{fill:#c4c4c4}
.fv-chart__dot-focus,.fv-chart__bar--focus{fill:#000}
.fv-chart__bar--late{stroke:#000}
.fv-chart__dot-all{fill:#c4c4c4}
.fv-rate__red,.fv-glyph__red{fill:#222}
.fv-rate__amber,.fv-glyph__amber{fill:#fff;stroke:#000}
.fv-rate__green,.fv-glyph__green{fill:#777}
.fv-chart__mean{stroke:#333}
.fv-chart__other{stroke:#777}
.fv-chart__context{stroke:#ddd}
.fv-chart__grid{stroke:#e2e2e2}
";
