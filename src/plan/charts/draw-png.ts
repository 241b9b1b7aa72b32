import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

/** Inter comes with an npm package: a server or a container without any font installed draws the same picture. */
const FONTS = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
].map((url) => fileURLToPath(url))

/** Twice the size of the SVG: sharp on a phone's screen and when a chat shows it large. */
const SCALE = 2

/** Draws an SVG as a PNG, with no font of the machine. */
export function drawPng(svg: string): Uint8Array {
  const options = { fitTo: { mode: 'zoom', value: SCALE }, font: font() } as const
  return new Resvg(svg, options).render().asPng()
}

function font() {
  return { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter', sansSerifFamily: 'Inter' }
}
