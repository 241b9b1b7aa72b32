import { parse, View } from 'vega'
import { compile, type TopLevelSpec } from 'vega-lite'

/** Draws a Vega-Lite specification as an SVG text; `label` becomes the picture's accessible name. Nothing is loaded: the data stands in the specification. */
export async function drawSvg(spec: TopLevelSpec, label: string): Promise<string> {
  const view = new View(parse(compile(spec).spec), { renderer: 'none' })
  try {
    return named(await view.toSVG(), label)
  } finally {
    view.finalize()
  }
}

function named(svg: string, label: string): string {
  const name = label.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  return svg.replace('<svg ', `<svg role="img" aria-label="${name}" `)
}
