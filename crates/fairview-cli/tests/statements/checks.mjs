// What was checked, what was wrong, and what no rule knew.

export class Checks {
  constructor() {
    this.counts = new Map();
    this.reports = new Map();
    this.wrong = [];
    this.unknown = new Map();
    this.pages = 0;
  }

  page(path, report = path.split("/")[0]) {
    this.at = path;
    this.report = report;
    this.pages += 1;
  }

  /** One statement, found right or wrong. */
  say(kind, right, words, expected) {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    this.reports.set(this.report, (this.reports.get(this.report) ?? 0) + 1);
    if (!right) this.wrong.push(`${this.at}: ${kind}: "${words}"${expected === undefined ? "" : `; worked out: ${expected}`}`);
    return right;
  }

  /** A statement that no rule takes apart. */
  stranger(where, words) {
    const key = `${where} | ${words.replace(/\d[\d,.]*/g, "#").slice(0, 160)}`;
    const one = this.unknown.get(key) ?? { n: 0, words, where, at: this.at };
    one.n += 1;
    this.unknown.set(key, one);
  }

  close() {
    // At most this many of each are printed.
    const most = Number(process.env.STATEMENTS ?? 60);
    const total = [...this.counts.values()].reduce((sum, n) => sum + n, 0);
    for (const [kind, n] of [...this.counts].sort((a, b) => b[1] - a[1])) console.log(`${String(n).padStart(7)} ${kind}`);
    for (const [report, n] of this.reports) console.log(`${String(n).padStart(7)} statements of ${report}`);
    console.log(`${String(total).padStart(7)} statements on ${this.pages} pages`);
    for (const line of this.wrong.slice(0, most)) console.log(`WRONG ${line}`);
    const strangers = [...this.unknown.values()].sort((a, b) => b.n - a.n);
    for (const one of strangers.slice(0, most)) console.log(`NOT UNDERSTOOD (${one.n}) ${one.at}: ${one.where}: "${one.words.slice(0, 400)}"`);
    console.log(`${this.wrong.length} wrong, ${strangers.length} kinds of statement not understood`);
    if (this.wrong.length || strangers.length) process.exitCode = 1;
  }
}
