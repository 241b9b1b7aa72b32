import { normalForm } from '../../interview/normal-form.ts'

const DIGIT_WORDS: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  sixteen: '16',
  dual: '2 x',
  quad: '4 x',
  zwei: '2',
  drei: '3',
  vier: '4',
  fünf: '5',
  sechs: '6',
  acht: '8',
  zehn: '10',
  dos: '2',
  tres: '3',
  cuatro: '4',
  cinco: '5',
  seis: '6',
  ocho: '8',
  diez: '10',
  deux: '2',
  trois: '3',
  quatre: '4',
  cinq: '5',
  huit: '8',
  dix: '10',
}
const HAN_DIGITS: Readonly<Record<string, string>> = {
  一: '1',
  单: '1',
  單: '1',
  两: '2',
  兩: '2',
  二: '2',
  双: '2',
  雙: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
  十: '10',
}
/** Common slips of the words that carry a question. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/\bmcuh\b|\bmuhc\b|\bmush\b(?= v?ram| memory| gpu)/gu, 'much'],
  [/\bhwo\b|\bhoq\b|\bhw(?= (?:long|much|many|mutch)\b)/gu, 'how'],
  [/\bmutch\b/gu, 'much'],
  [/\bwht\b/gu, 'what'],
  [/^wats\b/gu, 'whats'],
  [/\bwich\b|\bwhcih\b/gu, 'which'],
  [/^wat(?= (?:is|are|does|if|should|do)\b)/gu, 'what'],
  [/\btunning\b/gu, 'tuning'],
  [/\bfine?-?t(?:ne|nue|uen|unne)(?=[drs]?\b)|\bfine?-?tun(?:ning|nig|ign)\b|\bfintun(?:e|ing)\b/gu, 'finetune'],
  [/\bex(?:ma|am|aml|amp)[lepas]{3,5}\b(?<!example|examples)/gu, 'examples'],
  [/\brequir(?:e?ments?|emnts?|emets?|ments?)\b/gu, 'requirements'],
  [/\bmem(?:roy|eory|oery|orry)\b|\bmomory\b/gu, 'memory'],
  [/\btok(?:nes|esn)\b/gu, 'tokens'],
  [/\binferen[sc]es?\b|\binferance\b/gu, 'inference'],
  [
    /(?<!\b(?:is|low|lower|the) )\bppl\b(?= (?:for|in|who|do|to|on|use|need|work|can|are|will|have|at|from)\b)/gu,
    'people',
  ],
]
/** "..., like I'm the CFO": for whom it is said changes nothing of what is asked. */
const TO_WHOM = /,? (?:like|as if) (?:i'?m|i am|i were|i was) (?:an? |the |my )?\p{L}[\p{L} -]{1,24}[?!. ]*$/gu
/** Units that stand behind a decimal point; behind three digits any other noun is counted in thousands: "15.000 contracts". */
const MEASURES =
  'mi?lli|billi|trilli|mio|mrd|mil |lakh|b |seconds?|sekunden|minut|hours?|stunden|heures|horas|percent|prozent|parameter|params|tflop|pflop|watt|times|per |dollars? per'
const POINTED = new RegExp(
  String.raw`(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?=\s*€|\s+(?!${MEASURES})(?:\p{L}{4,}|pdfs?|docs?)|[请次条个]|\s*件)`,
  'gu',
)
/** In German a Billion is a million millions. */
const GERMAN = /\b(?:ein|eine|einen|einem|auf|für|mit|zu|wie|viel|kostet|und|ist|wir|ich|brauche|dauert)\b/gu

const WORDS = new RegExp(`\\b(${Object.keys(DIGIT_WORDS).join('|')})\\b(?=[\\s-]|[?!.]*$)`, 'gu')
const ONE =
  /\b(?:one|a single|single|ein(?:e|en|er|em)? einzige[nrs]?|una? sola?|une? seule?)\b(?=[\s-]*(?:\p{L}{0,10}\s)?(?:gpu|card|node|month|week|day|year|million|billion|thousand|epoch|gtx|rtx|nvidia|[ahvtlb]\d|\d{4}|karte|grafikkarte|tarjeta|carte|\d+\s?gi?b))/gu
const HAN =
  /([一单單两兩二双雙三四五六七八九十])(?=\s*(?:张|張|片|卡|块|塊|台|個|个|枚|机|機|基|千|百|万|亿|天|小时|小時|周|个月|轮))/gu

/**
 * One spelling for what people type in many: full-width forms, `×`, thousands separators, decimal commas, number words
 * before a thing that is counted. Lower case. Pure; keeps the order of everything, so that words stay near their numbers.
 */
export function normalise(text: string): string {
  const plain = oneSpelling(text)
  const right = SLIPS.reduce((words, [is, word]) => words.replace(is, word), plain).replace(TO_WHOM, '')
  return (right.match(GERMAN)?.length ?? 0) < 3 ? right : right.replace(/\bbillion(?:en)?\b/gu, 'trillion')
}

function oneSpelling(text: string): string {
  return (
    normalForm(text, 'NFKC')
      .toLowerCase()
      // No real number is longer, and a pattern must not walk along an endless one from every digit.
      .replace(/\d{19,}/gu, (digits) => digits.slice(0, 18))
      .replace(/[×✕✖]|\bх(?=\s*\d)/gu, 'x')
      .replace(/[‘’`´]/gu, "'")
      .replace(/[“”«»]/gu, '"')
      .replace(/[–—−]/gu, '-')
      .replace(/(?<![\d.,])\d{1,3}(?:([,'])\d{3})(?:\1\d{3})*(?!\d)/gu, (number) => number.replace(/[,']/gu, ''))
      // "10 000", "2.500.000": no other number has three zeros or three digits twice behind a blank or a point.
      .replace(/(?<![\d.,])\d{1,3}(?: 000)+(?![\d.,])/gu, (number) => number.replaceAll(' ', ''))
      .replace(/(?<![\d.,])\d{1,3}(?:\.\d{3}){2,}(?![\d.])/gu, (number) => number.replaceAll('.', ''))
      .replace(/(\d),(\d{1,2})(?=\s?(?:b|t|m|tb|gb|k|mrd|milli|mio|tsd|billones|€|\$|euro))/gu, '$1.$2')
      .replace(/(\d)_(?=\d{3})/gu, '$1')
      .replace(ONE, '1')
      .replace(WORDS, (word) => DIGIT_WORDS[word] ?? word)
      .replace(HAN, (word) => ` ${HAN_DIGITS[word] ?? word}`)
      .replace(POINTED, '$1$2')
      .replace(/\s+/gu, ' ')
      .trim()
  )
}
