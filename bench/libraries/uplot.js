const made = {};
/** Draws in place of what is there; uPlot calls `ready` once it has drawn. */
function set(element, options, data) {
  made[element.id]?.destroy();
  return new Promise((ready) => {
    made[element.id] = new uPlot({ width: 640, height: 280, hooks: { ready: [ready] }, ...options }, data, element);
  });
}
const count = (list) => list.map((_, at) => at);
board.start({
  trend(element, { periods, series }) {
    return set(element, {
      scales: { x: { time: false } },
      axes: [{ splits: count(periods), values: (_, at) => at.map((one) => periods[one]) }, { size: 60 }],
      series: [{}, ...series.map(({ name, colour }) => ({ label: name, stroke: colour, width: 2, points: { show: true } }))],
    }, [count(periods), ...series.map(({ values }) => values)]);
  },
  ranking(element, { rows }) {
    const bars = (fill) => ({ fill, stroke: fill, paths: uPlot.paths.bars({ size: [0.7] }), points: { show: false } });
    return set(element, {
      scales: { x: { time: false, range: [-0.6, rows.length - 0.4] }, y: { range: (_, low, high) => [Math.min(0, low), Math.max(0, high) * 1.08 || 1] } },
      axes: [{ splits: count(rows), values: (_, at) => at.map((one) => rows[one]?.name ?? ""), rotate: -45, size: 110 }, { size: 60 }],
      series: [{}, bars("#9aa5ad"), bars("#0b5fa5")],
      legend: { show: false },
    }, [count(rows), rows.map(({ own, value }) => (own ? null : value)), rows.map(({ own, value }) => (own ? value : null))]);
  },
});
