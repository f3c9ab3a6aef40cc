board.start({
  trend(element, { periods, series, unit }) {
    const points = series.flatMap(({ name, values }) => values.map((value, at) => ({ name, period: periods[at], value })));
    const known = points.filter(({ value }) => value !== null);
    element.replaceChildren(Plot.plot({
      width: 640, height: 300, marginLeft: 60,
      x: { type: "point", domain: periods, label: null },
      y: { label: unit, grid: true },
      color: { domain: series.map(({ name }) => name), range: series.map(({ colour }) => colour), legend: true },
      marks: [
        Plot.lineY(known, { x: "period", y: "value", stroke: "name", marker: "dot" }),
        Plot.tip(known, Plot.pointerX({ x: "period", y: "value", stroke: "name" })),
      ],
    }));
  },
  ranking(element, { rows, unit, decimals }) {
    element.replaceChildren(Plot.plot({
      width: 640, height: 320, marginLeft: 190, marginRight: 40,
      x: { label: unit, grid: true },
      y: { domain: rows.map(({ name }) => name), label: null },
      marks: [
        Plot.barX(rows, { x: "value", y: "name", fill: ({ own }) => (own ? "#0b5fa5" : "#9aa5ad"), tip: true }),
        Plot.text(rows, { x: "value", y: "name", text: ({ value }) => value.toFixed(decimals), textAnchor: "start", dx: 4 }),
        Plot.ruleX([0]),
      ],
    }));
  },
});
