import pluginVue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

/** Only `src/ipc` talks to Tauri. */
const noTauri = {
  group: ['@tauri-apps/*'],
  message: 'Only src/ipc talks to Tauri; call a command through it.',
};
/** A feature is taken out by deleting its folder: nothing else may lean on it. */
const noOtherFeature = {
  group: ['@/features/*', '../../features/*', '../[a-z]*/*'],
  message: 'Features never import each other; share through src/shared or go there by route.',
};
/** The parts of every page know none of them. */
const noFeature = {
  group: ['@/features/*', '@/app/*', '**/features/*', '**/app/*'],
  message: 'Shared parts know neither the features nor the app.',
};

export default tseslint.config(
  { ignores: ['dist', 'node_modules', 'src/ipc/bindings.ts'] },
  ...tseslint.configs.recommended,
  ...pluginVue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  },
  {
    rules: {
      'no-alert': 'error',
      'no-console': 'error',
      'no-undef': 'off',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off',
      'vue/attributes-order': 'off',
      'no-restricted-imports': ['error', { patterns: [noTauri] }],
    },
  },
  {
    files: ['src/features/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [noTauri, noOtherFeature, { group: ['@/app/*'], message: 'The app knows its features, not the other way round.' }] },
      ],
    },
  },
  {
    files: ['src/shared/**'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [noTauri, noFeature] }],
    },
  },
  { files: ['src/ipc/**'], rules: { 'no-restricted-imports': 'off' } },
);
