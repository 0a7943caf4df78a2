import type { Span } from '../../model/source.ts'

/** A shell script. Spans count UTF-16 code units of the text that was parsed; `end` is exclusive. */
export interface Script {
  /** What the first line names after `#!`. */
  readonly interpreter?: Interpreter
  readonly list: List
}

export interface Interpreter {
  /** Without directory: `bash`, also of `/usr/bin/env bash`. */
  readonly name: string
  readonly args: readonly string[]
  readonly span: Span
}

/** Statements in order; how each hangs on the one before is in its `after`. */
export type List = readonly Statement[]

/** What stands between a statement and the one before it in its list; `''` before the first. */
export type Connector = '' | '\n' | ';' | '&' | '&&' | '||' | '|' | '|&'

interface Placed {
  readonly after: Connector
  /** Behind an odd number of `!`. */
  readonly negated?: true
  /** Behind `time`. */
  readonly timed?: true
  /** Part of a chain that ends with `&`. */
  readonly background?: true
  readonly redirections: readonly Redirection[]
  readonly span: Span
}

/** `FOO=1 curl -fsSL https://…`: the name is the first word. No words where there are only assignments or redirections. */
export interface Simple extends Placed {
  readonly type: 'command'
  readonly assignments: readonly Assignment[]
  readonly words: readonly Word[]
}

export type Statement =
  | Simple
  | (Placed & { readonly type: 'if'; readonly branches: readonly Branch[]; readonly otherwise?: List })
  | (Placed & { readonly type: 'while' | 'until'; readonly condition: List; readonly body: List })
  /** Without `words` it goes through the arguments. */
  | (Placed & {
      readonly type: 'for' | 'select'
      readonly name: string
      readonly words?: readonly Word[]
      readonly body: List
    })
  /** `for ((i = 0; i < 9; i++))`. */
  | (Placed & { readonly type: 'count'; readonly head: Word; readonly body: List })
  | (Placed & { readonly type: 'case'; readonly word: Word; readonly items: readonly CaseItem[] })
  | (Placed & { readonly type: 'function'; readonly name: string; readonly body: List })
  | (Placed & { readonly type: 'group' | 'subshell'; readonly body: List })
  /** `[[ … ]]`: operands and operators alike are words. */
  | (Placed & { readonly type: 'test'; readonly words: readonly Word[] })
  /** `(( … ))`. */
  | (Placed & { readonly type: 'arithmetic'; readonly expression: Word })

export interface Branch {
  readonly condition: List
  readonly body: List
  readonly span: Span
}

export interface CaseItem {
  readonly patterns: readonly Word[]
  readonly body: List
  /** `;;`, `;&` or `;;&`; empty before `esac`. */
  readonly end: string
  readonly span: Span
}

export interface Assignment {
  readonly name: string
  /** What stands in brackets: `a[1]=x`. */
  readonly index?: string
  /** `+=`. */
  readonly append?: true
  /** Of an array: a word with one `array` part. */
  readonly value: Word
  readonly span: Span
}

export interface Redirection {
  /** Without the descriptor: `>`, `>>`, `<<-`, `&>`. */
  readonly operator: string
  /** `2`, or `{name}`. */
  readonly descriptor?: string
  /** Of a heredoc: the word that ends it. */
  readonly target: Word
  readonly heredoc?: Heredoc
  readonly span: Span
}

export interface Heredoc {
  readonly name: string
  /** False where the name is quoted: nothing in the text is replaced. */
  readonly expand: boolean
  /** The lines, without leading tabs after `<<-`. */
  readonly text: string
  /** What is replaced in it. */
  readonly parts?: readonly Part[]
  readonly span: Span
}

export interface Word {
  /** Without quotes and escapes; expansions such as `$HOME` and `$(id -u)` stand as they are written. */
  readonly text: string
  /** Absent where `text` is all there is: no expansions. */
  readonly parts?: readonly Part[]
  /** Some of it is in quotes or escaped. */
  readonly quoted?: true
  /** An unquoted `*`, `?`, `[`, brace or leading `~`: the shell may make other words of it. */
  readonly pattern?: true
  readonly span: Span
}

/** `quoted` where it is in double quotes: its value is not split into words. */
export type Part =
  | { readonly type: 'text'; readonly text: string }
  | Variable
  | { readonly type: 'command'; readonly list: List; readonly quoted?: true; readonly span: Span }
  | { readonly type: 'process'; readonly direction: '<' | '>'; readonly list: List; readonly span: Span }
  | { readonly type: 'arithmetic'; readonly expression: Word; readonly span: Span }
  | { readonly type: 'array'; readonly words: readonly Word[]; readonly span: Span }
  /** What another program fills in before the shell sees it: `${{ x }}`, `{{ x }}`; or what no shell knows: `${a.b}`. */
  | { readonly type: 'hole'; readonly text: string; readonly span: Span }

/** `$x`, `${x}`, `${x:-y}`. */
export interface Variable {
  readonly type: 'variable'
  readonly name: string
  /** `:-`, `##`, `/` …; absent where the plain value is meant. */
  readonly operator?: string
  readonly argument?: Word
  readonly index?: string
  /** `${#x}`. */
  readonly length?: true
  /** `${!x}`. */
  readonly indirect?: true
  readonly quoted?: true
  readonly span: Span
}
