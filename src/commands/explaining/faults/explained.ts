/** What codes of a `Fault` mean and what to do, by code. A test holds the tables against the sources. */
export type Explained = Readonly<Record<string, { readonly title: string; readonly text: string }>>
