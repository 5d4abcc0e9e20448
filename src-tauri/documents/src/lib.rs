//! See the crate description; filled step by step.
