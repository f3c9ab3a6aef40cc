// The same page for every library: a table of all measures with a filter, and two charts of one measure,
// which the library's own script draws: `board.draw = { trend(element, data), ranking(element, data) }`.
// Either may give a promise. What is shown is told by attributes of the body.

const COLOURS = ["#0b5fa5", "#b35900", "#6a3d9a", "#555555"];
const find = (id) => document.getElementById(id);
const latest = (values) => values.findLastIndex((value) => value !== null);

window.board = {
  /** Waits for the document, the data and the library; then shows all. */
  async start(draw) {
    const data = await board.data;
    const values = (measure, area) => measure.series[area] ?? measure.periods.map(() => null);
    const number = (measure, value) => (value === null ? "–" : value.toFixed(measure.decimals));

    function trend(measure) {
      const mean = measure.periods.map((_, at) => {
        const known = data.neighbours.map((area) => values(measure, area)[at]).filter((value) => value !== null);
        return known.length ? known.reduce((a, b) => a + b) / known.length : null;
      });
      const [own, region, country] = [data.area, data.region, data.country].map((area) => ({ name: data.names[area], values: values(measure, area) }));
      const series = [own, { name: "Statistical neighbours (mean)", values: mean }, region, country];
      series.forEach((one, at) => (one.colour = COLOURS[at]));
      return { ...measure, series };
    }

    function ranking(measure) {
      const areas = [data.area, ...data.neighbours];
      const at = Math.max(...areas.map((area) => latest(values(measure, area))));
      const rows = areas.map((area) => ({ name: data.names[area], own: area === data.area, value: values(measure, area)[at] ?? null }));
      return { ...measure, rows: rows.filter(({ value }) => value !== null).sort((a, b) => b.value - a.value) };
    }

    async function show(measure) {
      find("of").textContent = `${measure.title}, ${measure.unit}`;
      await Promise.all([draw.trend(find("trend"), trend(measure)), draw.ranking(find("ranking"), ranking(measure))]);
      document.body.dataset.chart = measure.id;
    }

    function spark(all) {
      const known = all.filter((value) => value !== null);
      const [low, high] = [Math.min(...known), Math.max(...known)];
      const point = (value, at) => value !== null && `${2 + (at * 92) / Math.max(1, all.length - 1)},${20 - ((value - low) / (high - low || 1)) * 18}`;
      return `<svg width="96" height="22" aria-hidden="true"><polyline points="${all.map(point).filter(Boolean).join(" ")}"/></svg>`;
    }

    const text = (words) => words.replace(/[&<]/g, (sign) => ({ "&": "&amp;", "<": "&lt;" })[sign]);
    find("body").innerHTML = data.measures
      .map((measure) => {
        const own = values(measure, data.area);
        const at = latest(own);
        return `<tr><th scope="row"><button>${text(measure.title)}</button></th><td>${measure.periods[at]}</td><td>${number(measure, own[at])}</td><td>${spark(own)}</td></tr>`;
      })
      .join("");
    const rows = [...find("body").rows];
    rows.forEach((row, at) => row.querySelector("button").addEventListener("click", () => show(data.measures[at])));
    find("filter").addEventListener("input", ({ target }) => {
      const search = target.value.toLowerCase();
      rows.forEach((row, at) => (row.hidden = !data.measures[at].title.toLowerCase().includes(search)));
      document.body.dataset.filter = target.value;
    });
    document.body.dataset.table = rows.length;
    await show(data.measures[0]);
  },
  /** The data, on its way together with the library. */
  data: fetch(`../data/${new URLSearchParams(location.search).get("size")}.json`).then((answer) => answer.json()),
};
