import { expect, it } from 'vitest'
import { Dependency, Manifest, Toolchain } from '../../kinds/packages.ts'
import { placeOf } from '../../model/resource.ts'
import { survey } from '../survey.ts'

const files = [
  {
    path: 'Directory.Packages.props',
    text: `<Project>
  <PropertyGroup><Aspire>9.5.0</Aspire></PropertyGroup>
  <ItemGroup><PackageVersion Include="Aspire.Hosting" Version="$(Aspire)" /><PackageVersion Include="Polly" Version="8.6.4" /></ItemGroup>
</Project>`,
  },
  {
    path: 'Directory.Build.props',
    text: '<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>',
  },
  {
    path: 'src/Shop/Shop.csproj',
    text: `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><Version>1.2.3</Version></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Aspire.Hosting" />
    <PackageReference Include="polly" />
    <PackageReference Include="Serilog"><Version>4.*</Version></PackageReference>
    <PackageReference Include="StyleCop" Version="1.1.118" PrivateAssets="all" />
    <PackageReference Include="Odd" Version="$(Odd)" Condition="'$(OS)' == 'Windows_NT'" />
    <PackageReference Include="Bare" />
    <PackageReference Remove="Gone" />
    <ProjectReference Include="..\\Model\\Model.csproj" />
  </ItemGroup>
</Project>`,
  },
  {
    path: 'old/packages.config',
    text: '<packages><package id="jQuery" version="3.7.1" targetFramework="net48" /></packages>',
  },
  {
    path: 'old/Old.vbproj',
    text: '<Project><PropertyGroup><TargetFrameworks>net48;net8.0</TargetFrameworks></PropertyGroup></Project>',
  },
]
const estate = survey(files)

it('reads projects with their targets', () => {
  expect(estate.problems).toEqual([])
  expect(estate.of(Manifest).map(({ data }) => data)).toEqual([
    { ecosystem: 'dotnet', name: 'Shop', version: '1.2.3', parent: 'Microsoft.NET.Sdk.Web' },
    { ecosystem: 'dotnet', name: 'Old' },
  ])
  expect(estate.of(Toolchain).map(({ data, scope }) => [scope, data.constraint])).toEqual([
    ['src/Shop', 'net9.0'],
    ['old', 'net48'],
    ['old', 'net8.0'],
  ])
})

it('takes versions from beside the project', () => {
  const found = estate.of(Dependency)
  expect(
    found.map(({ data: { name, constraint, scope, pinned, source, managed } }) => [
      name,
      constraint,
      scope,
      pinned,
      source,
      managed,
    ]),
  ).toEqual([
    ['Aspire.Hosting', '9.5.0', 'runtime', true, 'registry', true],
    ['Polly', '8.6.4', 'runtime', true, 'registry', true],
    ['Aspire.Hosting', '9.5.0', 'runtime', true, 'registry', undefined],
    ['polly', '8.6.4', 'runtime', true, 'registry', undefined],
    ['Serilog', '4.*', 'runtime', false, 'registry', undefined],
    ['StyleCop', '1.1.118', 'dev', true, 'registry', undefined],
    ['Odd', undefined, 'runtime', false, 'registry', undefined],
    ['Bare', undefined, 'runtime', false, 'registry', undefined],
    ['Model', undefined, 'runtime', true, 'workspace', undefined],
    ['jQuery', '3.7.1', 'runtime', true, 'registry', undefined],
  ])
  expect(found[6]?.data.only).toBe("'$(OS)' == 'Windows_NT'")
  expect(found[8]?.data.from).toBe('src/Model/Model.csproj')
  const polly = found[3]
  if (!polly) throw expect.unreachable()
  const { file, span } = placeOf(polly, ['constraint'])
  expect([file, files[0]?.text.slice(span.start, span.end)]).toEqual(['Directory.Packages.props', '8.6.4'])
})
