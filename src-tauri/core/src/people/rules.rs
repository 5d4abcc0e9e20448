//! How the facts about a person are read and written: names, ID numbers, dates, phones, code
//! lists. Pure; shared by the importer and by the forms, so that both accept the same spellings
//! and store the same one.

pub mod codes;
pub mod dates;
pub mod family;
pub mod id_number;
pub mod marks;
pub mod names;
pub mod party;
pub mod phones;
pub mod resume;
pub mod text;

pub use codes::{
    read_education, read_ethnicity, read_political_status, read_sex, read_target_post, Sources,
};
pub use dates::{read_date, DateError};
pub use family::{read_family, FamilyMember, FamilyReading};
pub use id_number::{IdNumber, IdProblem};
pub use marks::without_marks;
pub use names::{read_name, without_note, NameReading};
pub use party::{read_steps, Steps};
pub use phones::{read_phones, share_a_number, Phones};
pub use resume::{read_resume, ResumeLine, ResumeReading};
