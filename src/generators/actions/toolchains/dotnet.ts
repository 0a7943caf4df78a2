import { uses } from '../steps.ts'
import type { Toolchain } from './toolchain.ts'

export const dotnet: Toolchain = {
  name: 'dotnet',
  setup: (path) => [
    uses('actions/setup-dotnet', {
      'dotnet-version': '10.0',
      cache: true,
      'cache-dependency-path': `${path}/**/packages.lock.json`,
    }),
  ],
  install: 'dotnet restore --locked-mode',
  lint: 'dotnet format --no-restore --verify-no-changes',
  test: "dotnet test --no-restore --filter 'Category!=Integration' --collect 'XPlat Code Coverage' --results-directory coverage",
  covered:
    "grep --no-filename --only-matching 'lines-covered=\"[0-9]*\" lines-valid=\"[0-9]*\"' coverage/*/coverage.cobertura.xml | tr --complement --delete '0-9 \\n' | awk '{ hit += $1; all += $2 } END { print all ? 100 * hit / all : 0 }'",
  integrate: "dotnet test --no-restore --filter 'Category=Integration'",
  audit: 'dotnet restore --locked-mode -p:NuGetAudit=true -p:NuGetAuditMode=all -p:NuGetAuditLevel=high -warnaserror',
  build: 'dotnet publish --configuration Release --output dist',
  codeql: 'csharp',
  ecosystem: 'nuget',
}
