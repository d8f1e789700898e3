# The generator of test archives.
saksi_script(synthetic.generator unit synthetic/synthetic_test.py $<TARGET_FILE:saksi-synthetic> ${PROJECT_SOURCE_DIR})
saksi_script(synthetic.copies cli synthetic/copies_test.py $<TARGET_FILE:saksi-synthetic> $<TARGET_FILE:saksi> ${PROJECT_SOURCE_DIR})
