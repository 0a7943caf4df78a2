/** Switches of features: where they are kept, and who answers for them. */
export interface Flags {
  readonly tool: 'flagd' | 'appconfig'
  /** Of the cluster, for what answers there. */
  readonly namespace: string
  readonly ports: { readonly rpc: number; readonly management: number; readonly rest: number }
  /** One for each environment of the spec; a stage that stands in for another has the switches of that one. */
  readonly environments: readonly FlagSet[]
}

export interface FlagSet {
  readonly name: string
  readonly stages: readonly string[]
  readonly production: boolean
  /** Directory of its switches, and the file that people write. */
  readonly home: string
  readonly file: string
  /** What answers for it in a cluster. */
  readonly server: string
}
