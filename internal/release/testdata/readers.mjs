// Opens a release with the libraries of its standards, and prints what they found.
import datapackage from 'datapackage'
import { validateCFFFile } from 'cffjs'
import { DuckDBInstance } from '@duckdb/node-api'

const folder = process.argv[2]
validateCFFFile(`${folder}/CITATION.cff`)
const data = await datapackage.Package.load(`${folder}/datapackage.json`, { basePath: folder })
if (!data.valid) throw new Error(data.errors.join('\n'))
const duck = await (await DuckDBInstance.create()).connect()
const rows = {}
for (const resource of data.resources) {
  const { path, format } = resource.descriptor
  if (format === 'csv') {
    rows[path] = (await resource.read()).length // of the types that the schema says
  } else {
    const counted = await duck.runAndReadAll(`SELECT count(*)::int FROM read_parquet('${folder}/${path}')`)
    rows[path] = counted.getRows()[0][0]
  }
}
console.log(JSON.stringify(rows))
