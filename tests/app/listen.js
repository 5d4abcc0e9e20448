// Keeps what the page complains about, for the report of a failed test.
window.complaints = [];
for (const level of ['error', 'warn']) {
  const original = console[level].bind(console);
  console[level] = (...words) => {
    window.complaints.push(`${level}: ${words.join(' ')}`);
    original(...words);
  };
}
addEventListener('error', (event) => window.complaints.push(`error: ${event.message}`));
addEventListener('unhandledrejection', (event) =>
  window.complaints.push(`rejected: ${JSON.stringify(event.reason)}`),
);
addEventListener('securitypolicyviolation', (event) =>
  window.complaints.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
);
