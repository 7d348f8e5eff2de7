/**
 * Cleans a text once, on entry (TRUST.md §7): NFC, CRLF to LF, trimmed, without control characters, non-characters,
 * lone surrogates, bidirectional controls and zero-width characters (but the joiner inside an emoji), at most 20 breaks.
 */
export const clean = (text: string): string => readable(text).replaceAll(/\n/g, breaksUpTo(20))

/**
 * The same for texts that several people type at once, which cannot be cleaned on entry, and of any number of lines:
 * whoever reads them to write them elsewhere reads them through this.
 */
export const readable = (text: string): string =>
  text
    .replaceAll(LONE_SURROGATE, '')
    .normalize('NFC')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(UNWANTED, '')
    .replaceAll(STRAY_JOINER, '')
    .replaceAll(NON_CHARACTER, '')
    .trim()

const UNWANTED =
  // oxlint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g
const STRAY_JOINER =
  /(?<!\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const NON_CHARACTER = /\p{Noncharacter_Code_Point}/gu

function breaksUpTo(most: number) {
  let seen = 0
  return () => (++seen <= most ? '\n' : ' ')
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** How many letters a person would count. */
export const graphemes = (text: string): number => (isAscii(text) ? text.length : countIn(text))

const WINDOW = 64

/**
 * Counts a piece at a time, each from where a letter begins: the engine copies what it is given for every letter that
 * it finds, so that one long text at a time costs its length squared, in memory too.
 */
function countIn(text: string): number {
  let [count, from, width] = [0, 0, WINDOW]
  while (from + width < text.length) {
    const end = from + width + (isHighSurrogate(text.charCodeAt(from + width - 1)) ? 1 : 0)
    const starts = Array.from(segmenter.segment(text.slice(from, end)), ({ index }) => index)
    const last = starts.at(-1) ?? 0 // what begins there may go on beyond the piece
    if (last === 0) width *= 2
    else [count, from, width] = [count + starts.length - 1, from + last, WINDOW]
  }
  return count + [...segmenter.segment(text.slice(from))].length
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

const isAscii = (text: string) => /^[\u0020-\u007E]*$/.test(text)

/** The form in which two names are the same name: case, width and spaces do not tell organisations apart. */
export const fold = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()
