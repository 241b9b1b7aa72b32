// vega-lite, which draws the charts, gives every Set a method with which discord.js can be loaded no more: files that share a
// process need it to be there before the first chart.
import 'discord.js'
