/*
 * A chart as DrawingML, which Word draws itself.
 *
 * Its figures are literals: Word shows and prints them, and has no workbook
 * behind them to edit. Lives as long as the arena.
 */
#ifndef RENDER_CHART_PART_H
#define RENDER_CHART_PART_H

struct arena;
struct chart;
struct house;

/* template is templates/docx/chart.xml; the chart has no fault. */
const char *chart_part_write(struct arena *arena, const char *template,
    const struct chart *chart, const struct house *house);

#endif
