@echo off
rem Starts Sotto from the folder that this file lies in (its jar, libraries and models are beside it).
setlocal
set "here=%~dp0"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Xmx512m -XX:+UseG1GC -XX:-CreateCoredumpOnCrash -XX:+DisableAttachMechanism -XX:-UsePerfData -Djdk.console=java.base --enable-native-access=ALL-UNNAMED ^
  -Dsotto.models="%here%models" -cp "%here%sotto.jar;%here%lib\*" app.sotto.Main %*
exit /b %errorlevel%
