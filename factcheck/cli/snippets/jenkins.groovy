// Jenkinsfile
pipeline {
  agent { docker { image 'python:3.12' } }
  stages {
    stage('factcheck') {
      steps {
        sh '''
          python3 -m venv .venv
          .venv/bin/pip install --quiet factcheck
          .venv/bin/factcheck check releases --format junit --output factcheck.xml --exit-zero
          .venv/bin/factcheck check releases --format html --output factcheck.html --exit-zero
          .venv/bin/factcheck check releases
        '''
      }
    }
  }
  post {
    always {
      junit 'factcheck.xml'
      archiveArtifacts 'factcheck.html'
    }
  }
}
