/**
 * Where everything stands: three numbers a node, nodes in the order of the text, a map's keys and values taking turns behind it.
 * A node is called by the index of its first number. They are: where it starts; where it ends; and 0 for a scalar, the
 * complement of its target for an alias, or the index behind all that is inside it, for a map as it is, for a list plus one.
 * 2 is a place kept free in case that what follows turns out to be the first key of a map.
 */
export type Tape = Int32Array

export const stride = 3
const hole = 2

/** A tape that is being written. */
export interface Writer {
  tape: Tape
  /** Where the next node goes. */
  top: number
}

export function open(writer: Writer, start: number): number {
  const node = writer.top
  if (node + stride > writer.tape.length) grow(writer)
  const { tape } = writer
  tape[node] = start
  tape[node + 1] = start
  tape[node + 2] = 0
  writer.top = node + stride
  return node
}

export function openHole(writer: Writer, start: number): number {
  const node = open(writer, start)
  writer.tape[node + 2] = hole
  return node
}

/** A value that is not written. */
export function empty(writer: Writer, at: number): null {
  open(writer, at)
  return null
}

export function closeScalar({ tape }: Writer, node: number, end: number): void {
  tape[node + 1] = end
}

export function closeMap({ tape, top }: Writer, node: number, end: number): void {
  tape[node + 1] = end
  tape[node + 2] = top
}

export function closeList({ tape, top }: Writer, node: number, end: number): void {
  tape[node + 1] = end
  tape[node + 2] = top + 1
}

export function closeAlias({ tape }: Writer, node: number, end: number, target: number): void {
  tape[node + 1] = end
  tape[node + 2] = ~target
}

/** The node itself where a place was kept free before it. */
export function solid(tape: Tape, node: number): number {
  return tape[node + 2] === hole ? node + stride : node
}

export function startOf(tape: Tape, node: number): number {
  return tape[node] ?? 0
}

export function endOf(tape: Tape, node: number): number {
  return tape[node + 1] ?? 0
}

export function isScalar(tape: Tape, node: number): boolean {
  return tape[node + 2] === 0
}

export function isMap(tape: Tape, node: number): boolean {
  const shape = tape[node + 2] ?? 0
  return shape > hole && shape % stride === 0
}

export function isList(tape: Tape, node: number): boolean {
  const shape = tape[node + 2] ?? 0
  return shape > hole && shape % stride === 1
}

/** What an alias stands for, or `undefined` where it is none. */
export function targetOf(tape: Tape, node: number): number | undefined {
  const shape = tape[node + 2] ?? 0
  return shape < 0 ? ~shape : undefined
}

/** Behind the node and all that is inside it. */
export function behind(tape: Tape, node: number): number {
  const shape = tape[node + 2] ?? 0
  return shape > hole ? shape - (shape % stride) : node + stride
}

/** The items of a list in the order of the text. */
export function* itemsOf(tape: Tape, list: number): Iterable<number> {
  const end = behind(tape, list)
  for (let node = list + stride; node < end; ) {
    const item = solid(tape, node)
    yield item
    node = behind(tape, item)
  }
}

/** Kept between readings, so that small files need no tape of their own until it is known how long it is. */
let spare: Tape | undefined
const largest = 1 << 20

export function lendTape(): Tape {
  const tape = spare ?? new Int32Array(3 << 10)
  spare = undefined
  return tape
}

/** What was written on a tape that was lent. */
export function cutTape({ tape, top }: Writer): Tape {
  if (tape.length <= largest) spare = tape
  return tape.slice(0, top)
}

function grow(writer: Writer): void {
  const tape = new Int32Array(writer.tape.length * 2)
  tape.set(writer.tape)
  writer.tape = tape
}
