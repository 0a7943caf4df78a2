/** What each code of a `Fault` means and what to do. A test holds the table against the sources. */
export const faults: Readonly<Record<string, { readonly title: string; readonly text: string }>> = {
  'bad-config': {
    title: 'devops.config.yaml cannot be followed',
    text: 'The place that is shown holds a key or a value that is not known. Nothing ran, because running without it would have judged other files than you meant.',
  },
  'bad-spec': {
    title: 'devops.yaml is wrong',
    text: 'Each place that is shown contradicts another, is of the wrong type, or is not known. Nothing was decided or written.',
  },
  cancelled: { title: 'You broke off an interview', text: 'Nothing was written.' },
  exists: {
    title: 'A file is there already',
    text: 'What people wrote is not overwritten unasked. Name another place, move the file away, or say `--force`.',
  },
  'nobody-to-ask': {
    title: 'An interview needs a terminal',
    text: 'Standard input or standard error is no terminal, or `CI` is set. Let the spec be inferred from a repository with `devops init --from DIR`.',
  },
  'no-spec': { title: 'There is no devops.yaml', text: 'Write one with `devops init`, or name the one that you mean.' },
  'no-such-path': {
    title: 'A path does not exist',
    text: 'Paths are relative to the directory of the call, or to the one that `-C` names. Had it been passed over, a misspelt path would have looked clean.',
  },
  'not-a-file': {
    title: 'A directory or device stands where a file is to be written',
    text: 'Move it away and try again. Nothing was written.',
  },
  'not-written': {
    title: 'A file cannot be written',
    text: 'The rights of the directory or the space on the disk do not allow it. Every file is as it was.',
  },
  outside: {
    title: 'A path leads out of the directory of the call',
    text: 'Files are written below the directory of the call only, also where a link leads elsewhere. Call from the directory that holds them, or name it with `-C`.',
  },
  'unknown-check': {
    title: 'There is no such check',
    text: 'An unknown name is never passed over: a misspelt `--disable` would disable nothing, and a misspelt `--enable` would look clean. `devops explain` lists the checks.',
  },
  'unknown-command': { title: 'There is no such command', text: '`devops --help` lists the commands.' },
  'unknown-flag': { title: 'There is no such flag', text: '`devops COMMAND --help` lists the flags of a command.' },
  'unknown-topic': {
    title: 'There is nothing of that name to explain',
    text: '`devops explain` lists what there is: checks, decisions and the codes of failures.',
  },
  usage: {
    title: 'The command line cannot be understood',
    text: '`devops COMMAND --help` shows what a command takes.',
  },
}
