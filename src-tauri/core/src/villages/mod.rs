//! Villages.

pub mod national;
