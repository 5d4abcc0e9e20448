// Hands `done` what axe-core, loaded above, finds wrong: the rule, the element and why.
const about = (node) => {
  const [reason] = [...node.any, ...node.all, ...node.none];
  return `${node.html.slice(0, 200)} (${reason?.message ?? ''})`;
};
window.axe
  .run(document, { resultTypes: ['violations'] })
  .then(({ violations }) =>
    done(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${about(node)}`))),
  );
