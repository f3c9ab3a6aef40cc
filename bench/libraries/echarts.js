const charts = ["trend", "ranking"].map((id) => echarts.init(document.getElementById(id)));
function set(chart, option) {
  chart.setOption({ animation: false, aria: { enabled: true }, tooltip: {}, ...option }, true);
  // It would draw in the next frame.
  chart.getZr().flush();
}
board.start({
  trend(_, { periods, series }) {
    set(charts[0], {
      tooltip: { trigger: "axis" },
      legend: { bottom: 0 },
      grid: { left: 60, right: 15, top: 15, bottom: 75 },
      xAxis: { type: "category", data: periods },
      yAxis: { type: "value", scale: true },
      series: series.map(({ name, values, colour }) => ({ type: "line", name, data: values, itemStyle: { color: colour } })),
    });
  },
  ranking(_, { rows, decimals }) {
    set(charts[1], {
      grid: { left: 190, right: 50, top: 5, bottom: 30 },
      xAxis: { type: "value" },
      yAxis: { type: "category", inverse: true, data: rows.map(({ name }) => name), axisLabel: { interval: 0 } },
      series: [{
        type: "bar",
        label: { show: true, position: "right", formatter: ({ value }) => value.toFixed(decimals) },
        data: rows.map(({ value, own }) => ({ value, itemStyle: { color: own ? "#0b5fa5" : "#9aa5ad" } })),
      }],
    });
  },
});
