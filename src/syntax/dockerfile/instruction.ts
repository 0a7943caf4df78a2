import type { Unknown } from '../../model/unknown.ts'

/** One instruction of a Dockerfile, or one inside another (`ONBUILD RUN`, `HEALTHCHECK CMD`). */
export interface Instruction {
  /** In capitals, however it is written. */
  readonly name: string
  /** What follows the name and the flags, with continued lines joined. `['args', from, to]` is the path of a part of it. */
  readonly args: string
  /** Without dashes. `--link` alone is `true`; `mount` and `exclude` may be repeated and are always lists. */
  readonly flags: { readonly [name: string]: string | true | readonly string[] }
  /** Whether a command is given as text for a shell or as a JSON array. Absent where there is no such choice. */
  readonly form?: 'shell' | 'exec'
  /** The strings of a JSON array, or the words between spaces. Absent in the shell form of RUN, CMD, ENTRYPOINT. */
  readonly words?: readonly string[]
  readonly heredocs: readonly Heredoc[]
  /** FROM: the image or the earlier stage, variables and all. */
  readonly image?: string
  /** FROM: the name after AS. */
  readonly alias?: string
  /** ADD, COPY. */
  readonly sources?: readonly string[]
  readonly target?: string
  /** ARG, ENV, LABEL: values by name, without quotes. An ARG without a default is unknown. */
  readonly pairs?: { readonly [name: string]: string | Unknown }
  /** ARG, ENV, LABEL: names in whose value a `$` is just a character, being in single quotes or escaped. */
  readonly verbatim?: readonly string[]
  /** ONBUILD, HEALTHCHECK: the instruction inside. */
  readonly inner?: Instruction
}

/** Text given in the lines that follow. `['text', from, to]` is the path of a part of it. */
export interface Heredoc {
  readonly name: string
  /** False where the name is quoted: variables in it are left alone. */
  readonly expand: boolean
  readonly text: string
}

export const instructionNames: readonly string[] = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]
