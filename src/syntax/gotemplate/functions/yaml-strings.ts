import { floatOf, intOf } from '../literals.ts'

export type Style = 'plain' | 'single' | 'double' | 'literal'

/** As yaml.v2 chooses. */
export function styleOf(text: string, key: boolean): Style {
  if (text === '') return 'double'
  const breaks = text.includes('\n')
  const odd =
    /[^\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd]|\ufeff|[\x85\u2028\u2029]/u.test(text) || text.includes('\r')
  const spaceBreak = / \n/.test(text)
  const breakSpace = /\n /.test(text)
  const edges = /^[ \n]|[ \n]$/.test(text)
  const wanted: Style = breaks ? 'literal' : isString(text) ? 'plain' : 'double'
  if (wanted === 'literal') return key || odd || spaceBreak || text.endsWith(' ') ? 'double' : 'literal'
  if (wanted === 'double') return 'double'
  if (!odd && !edges && !indicates(text)) return 'plain'
  return odd || spaceBreak || breakSpace ? 'double' : 'single'
}

function indicates(text: string): boolean {
  return /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[?:-](?:[ \t]|$))|:(?:[ \t]|$)|[ \t]#/.test(text)
}

const words = new Set(
  [
    'y',
    'Y',
    'yes',
    'Yes',
    'YES',
    'on',
    'On',
    'ON',
    'n',
    'N',
    'no',
    'No',
    'NO',
    'off',
    'Off',
    'OFF',
    'true',
    'True',
    'TRUE',
  ].concat(
    [
      'false',
      'False',
      'FALSE',
      '~',
      'null',
      'Null',
      'NULL',
      '.nan',
      '.NaN',
      '.NAN',
      '.inf',
      '.Inf',
      '.INF',
      '+.inf',
      '+.Inf',
    ],
    ['+.INF', '-.inf', '-.Inf', '-.INF', '<<', ''],
  ),
)

/** Whether YAML 1.1 would read the text, unquoted, as text. */
function isString(text: string): boolean {
  if (words.has(text)) return false
  const first = text[0] ?? ''
  if (first === '.') return floatOf(text) === undefined
  if (!/[-+0-9]/.test(first)) return true
  if (/^[0-9]{4}-/.test(text) && isDate(text)) return false
  const plain = text.replaceAll('_', '')
  if (intOf(plain) !== undefined || /^[0-9]{19,20}$/.test(plain)) return false
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) return false
  return !/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text)
}

function isDate(text: string): boolean {
  const form =
    /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:[Tt]([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2}))|(?: ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:\.[0-9]+)?))?$/.exec(
      text,
    )
  if (!form) return false
  const [month, day] = [Number(form[2]), Number(form[3])]
  const [hour, minute, second] = [form[4] ?? form[7] ?? 0, form[5] ?? form[8] ?? 0, form[6] ?? form[9] ?? 0].map(
    Number,
  ) as [number, number, number]
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60
}
