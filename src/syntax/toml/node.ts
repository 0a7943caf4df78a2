import type { Span } from '../../model/source.ts'
import { put } from '../put.ts'

/** What was read, with its place. `value` is the plain data of a node and all that is in it. */
export type Node = TableNode | ListNode | ScalarNode

export interface ScalarNode {
  readonly is: 'scalar'
  readonly value: unknown
  readonly span: Span
}

export interface ListNode {
  readonly is: 'list'
  readonly value: unknown[]
  readonly items: Node[]
  /** Of the brackets; from the first header to the end of the last table of an array of tables. */
  span: Span
  /** An array of tables, which grows by `[[headers]]`. */
  readonly open: boolean
}

export interface TableNode {
  readonly is: 'table'
  readonly value: { [name: string]: unknown }
  readonly entries: Map<string, Entry>
  /** Of the braces; else from the header, or from the first entry, to the end of the last entry. */
  span: Span
  /** What wrote it: braces, its own header, a dotted key, or the header of a table below it. */
  made: 'braces' | 'header' | 'dots' | 'implied'
}

export interface Entry {
  /** Of the key, or of the part of a dotted key or header that names this. */
  readonly key: Span
  readonly node: Node
  /** Of the statement that gives the value, from its first key on. Absent where headers do. */
  readonly whole?: Span
}

export function table(made: TableNode['made'], start: number): TableNode {
  return { is: 'table', value: {}, entries: new Map(), span: { start, end: start }, made }
}

export function list(open: boolean, start: number): ListNode {
  return { is: 'list', value: [], items: [], span: { start, end: start }, open }
}

export function add(into: TableNode, name: string, entry: Entry): void {
  into.entries.set(name, entry)
  put(into.value, name, entry.node.value)
}

export function append(into: ListNode, node: Node): void {
  into.items.push(node)
  into.value.push(node.value)
}

export function stretch(node: TableNode | ListNode, end: number): void {
  if (end > node.span.end) node.span = { start: node.span.start, end }
}
