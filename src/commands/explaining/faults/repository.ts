import type { Explained } from './explained.ts'

export const repository: Explained = {
  'bad-config': {
    title: 'devops.config.yaml cannot be followed',
    text: 'The place that is shown holds a key or a value that is not known. Nothing ran, because running without it would have judged other files than you meant.',
  },
  'bad-baseline': {
    title: 'The baseline cannot be read',
    text: 'The file is damaged or of another version. Had it been passed over, everything that it holds would be reported as new.',
  },
  'bad-sarif': {
    title: 'A file that is to be merged is no SARIF',
    text: 'Name a file that another tool has written as SARIF 2.1.0. Nothing was judged.',
  },
  'no-repository': {
    title: 'There is no git repository to compare with',
    text: '`--since` reads a revision through git. Call from inside of the repository, with git installed.',
  },
  'unknown-revision': {
    title: 'git does not know a revision',
    text: 'Name a branch, a tag or a commit that is there. A shallow clone, as CI makes it, holds the last commit alone: fetch more of the history first.',
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
  'no-usage': {
    title: 'The file of usage does not exist',
    text: '`devops cost --usage FILE` reads how much of each resource is used from a file: name one that is there.',
  },
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
    text: '`devops explain` lists what there is: checks, decisions and the codes of failures. `devops explain --search WORD` looks into what they say.',
  },
  usage: {
    title: 'The command line cannot be understood',
    text: '`devops COMMAND --help` shows what a command takes.',
  },
  'generate/destroys': {
    title: 'Files would go that hold data or state',
    text: 'A changed spec no longer calls for something that keeps data. Move what it holds first, or agree to the loss by name.',
  },
  'lock/unreadable': {
    title: 'The record of what was generated cannot be read',
    text: 'The file below `.devops/` is damaged or of a newer version. Take it from version control, where it belongs, or generate into an empty directory and compare.',
  },
  'no-generator': {
    title: 'Nothing writes the part that was asked for',
    text: '`--only` named a part that this spec does not call for, or that no generator writes yet.',
  },
  'nothing-found': {
    title: 'No program was recognised in the repository',
    text: 'Programs are known by package.json, pyproject.toml, requirements.txt, go.mod, pom.xml, build.gradle and Dockerfiles. Name the directory that holds the code, or answer the questions of `devops init` on a terminal.',
  },
  'nothing-generated': {
    title: 'Nothing has been generated here yet',
    text: 'Run `devops generate` first, or name the directory that holds what was generated.',
  },
  'nothing-to-adopt': {
    title: 'There is no offer to adopt',
    text: 'Files are offered where a generator wants a place that people have taken. There is none.',
  },
  'nothing-to-verify': {
    title: 'There is nothing to prove here',
    text: 'Run `devops generate` first, or name the directory that holds what was generated.',
  },
  overrule: {
    title: 'An overrule cannot stand',
    text: 'The answer is not one that the decision knows, or it breaks an objective of the spec. Choose another answer, or change the objective.',
  },
  'patch-format': {
    title: 'A patch names a file that holds no objects',
    text: 'Patches change objects in YAML. Edit other files where they stand: `devops generate` keeps edits.',
  },
  'patch-refused': {
    title: 'A patch names a path that cannot be set',
    text: 'Correct the path under `patches:`; `devops generate --dry-run` shows the objects.',
  },
  'patch-without-file': {
    title: 'A patch fits no generated file',
    text: 'Correct the glob under `patches:`; `devops generate --dry-run` shows the names.',
  },
  'no-such-file': {
    title: 'A file that was named is not there',
    text: 'Paths are relative to the directory of the call, or to the one that `-C` names.',
  },
  'what-if': {
    title: 'What --what-if says cannot be done to the spec',
    text: 'Write a path into `devops.yaml` and a value in YAML, such as `objectives.availability=99.99`; nothing behind the `=` takes the value out.',
  },
}
