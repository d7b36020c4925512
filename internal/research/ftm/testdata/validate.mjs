// Holds every entity of the file to the model of FollowTheMoney, and prints how many there are of each schema.
import { readFileSync } from 'node:fs'
import { Model, defaultModel } from '@alephdata/followthemoney'

const model = new Model(defaultModel)
const entities = new Map()
for (const line of readFileSync(process.argv[2], 'utf8').trimEnd().split('\n')) {
  const data = JSON.parse(line)
  if (entities.has(data.id)) throw new Error(`twice: ${line}`)
  entities.set(data.id, model.getEntity(data)) // throws at a schema or property that there is none of
}

const forms = { // of the types that have one
  date: v => /^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(v),
  url: v => URL.canParse(v),
  country: v => v in defaultModel.types.country.values,
  language: v => v in defaultModel.types.language.values,
  topic: v => v in defaultModel.types.topic.values
}
const counts = {}
for (const e of entities.values()) {
  const wrong = what => { throw new Error(`${e.schema.name} ${e.id}: ${what}`) }
  if (e.schema.abstract) wrong('is of an abstract schema')
  for (const name of e.schema.required) if (!e.hasProperty(name)) wrong(`lacks ${name}`)
  for (const property of e.getProperties()) {
    const { name, type } = property
    for (const value of e.getProperty(name)) {
      if (typeof value === 'string' && forms[type.name] && !forms[type.name](value)) wrong(`${name} is no ${type.name}: ${value}`)
      if (type.name !== 'entity') continue
      const other = entities.get(value)
      if (!other || !other.schema.isA(property.getRange())) wrong(`${name} leads to no ${property.getRange().name}: ${value}`)
    }
  }
  counts[e.schema.name] = (counts[e.schema.name] || 0) + 1
}
console.log(JSON.stringify(counts))
