import type { Explained } from './explained.ts'

export const objective: Explained = {
  'bad-slo': {
    title: 'A file of objectives cannot be read',
    text: 'It is no YAML, so nothing of it was taken. What is YAML and no objective is left out without a word.',
  },
  'no-slo-file': {
    title: 'A file of objectives is not there',
    text: 'Names are those of files, or of directories whose YAML files are read.',
  },
  'no-objectives': {
    title: 'Nothing is promised in the files that were named',
    text: 'Objectives are read from a `devops.yaml`, and from files for OpenSLO, Sloth and Pyrra. What is measured by a plugin or by a cloud cannot be measured in Prometheus.',
  },
  'unknown-objective': {
    title: 'There is no such objective on the server',
    text: 'An objective is called by its service and its name, such as `api/availability`; where a service has one alone, its name does.',
  },
  'no-prometheus': {
    title: 'Nobody said where Prometheus is',
    text: 'A server has it in its settings; a command without a server takes `--prometheus` or PROMETHEUS_URL, and a token from PROMETHEUS_TOKEN.',
  },
  'freeze-times': {
    title: 'A freeze would end before it begins',
    text: 'Times are in ISO 8601, such as 2026-12-24T18:00Z. One without a zone is meant in UTC by the server.',
  },
  'no-calendar': {
    title: 'The change calendar is not there, or cannot be read',
    text: 'It is the file `delivery/freeze.yaml` of a repository, unless another is named: `freezes` is a list of `from`, `to` and `reason`, with times of UTC.',
  },
  'unknown-freeze': {
    title: 'No such freeze holds or will',
    text: 'One that is over cannot be ended.',
  },
  'delivery-time': {
    title: 'The time of a delivery cannot be read',
    text: 'It is in ISO 8601, such as 2026-11-27T03:00:00Z.',
  },
  'prometheus-address': {
    title: 'The address of Prometheus cannot be read',
    text: 'It is a URL such as `http://prometheus:9090`, with a path where Prometheus lives under one.',
  },
  'prometheus-answer': {
    title: 'What answered is no Prometheus',
    text: 'It sent neither a result nor the error of one. Often a proxy or a sign-in page stands in between.',
  },
  'prometheus-partial': {
    title: 'An answer of Prometheus may not be whole',
    text: 'It came with a warning: a store behind it was missing. Where whole answers are asked for, nothing is reckoned from such a one.',
  },
  'prometheus-query': {
    title: 'Prometheus cannot work out an expression',
    text: 'Either it cannot read it, or it gave up on it, for instance over too many samples. The expression is that of the objective with a window put in.',
  },
  'prometheus-refused': {
    title: 'Prometheus lets nobody in',
    text: 'It wants a bearer token, or a user with a password, or a header that names a tenant.',
  },
  'prometheus-timeout': {
    title: 'Prometheus took too long',
    text: 'Long windows over many series are slow. Record the expression by a rule, ask for fewer days, or be more patient.',
  },
  'prometheus-unreachable': {
    title: 'Nothing answers at the address of Prometheus',
    text: 'Nothing was measured, and nothing that is stored was changed by it.',
  },
}
