// Both bring an undici of their own, and the first one loaded sets what all of a process share: where that is discord.js and the twin
// comes after, no file is uploaded any more. And discord.js has to be there before the first chart, as in `discord-first.ts`.
import 'discord-digital-twin'
import 'discord.js'
