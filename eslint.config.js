import tseslint from 'typescript-eslint'

/** What the compiler has no opinion on; the same for the service and for the page. */
const rules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
  '@typescript-eslint/require-await': 'off',
  'no-console': 'error',
}

export default tseslint.config(
  { ignores: ['build', 'dist', 'node_modules', 'data'] },
  {
    files: ['**/*.ts'],
    ignores: ['public/**'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules,
  },
  {
    files: ['public/**/*.{js,ts}', 'src/simulators/page/*.js'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: 'tsconfig.page.json', tsconfigRootDir: import.meta.dirname },
    },
    rules,
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/chance.ts', 'test/soak.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: 'fast-check', message: 'Take fc from test/chance.ts, whose seed is known.' },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'A test that fails must fail again.' },
      ],
    },
  },
)
