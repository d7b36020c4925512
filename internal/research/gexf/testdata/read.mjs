// Reads a network with graphology, and prints its nodes and edges as it understands them.
import { readFileSync } from 'node:fs'
import graphology from 'graphology'
import gexf from 'graphology-gexf'

const graph = gexf.parse(graphology.MultiUndirectedGraph, readFileSync(process.argv[2], 'utf8'))
console.log(JSON.stringify({
  nodes: graph.mapNodes((id, a) => `${id} ${a.label} ${a.kind}`),
  edges: graph.mapEdges((id, a, source, target) => `${source} ${target}`)
}))
